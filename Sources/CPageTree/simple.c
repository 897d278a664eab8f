// Pages that HTML 5's reader would not survive: one sweep, no tree to search, every place kept. What it does not know are
// the repairs of wrong markup; text is never lost.
#include "tree.h"

#include <gumbo.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  uint32_t node;
  uint16_t tag;
} open_element;

typedef struct {
  open_element *items;
  uint32_t count, room;
  uint32_t open[GUMBO_TAG_LAST + 2];
} open_stack;

static bool has_no_end(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_AREA: case GUMBO_TAG_BASE: case GUMBO_TAG_BASEFONT: case GUMBO_TAG_BGSOUND: case GUMBO_TAG_BR:
    case GUMBO_TAG_COL: case GUMBO_TAG_EMBED: case GUMBO_TAG_FRAME: case GUMBO_TAG_HR: case GUMBO_TAG_IMG:
    case GUMBO_TAG_IMAGE: case GUMBO_TAG_INPUT: case GUMBO_TAG_KEYGEN: case GUMBO_TAG_LINK: case GUMBO_TAG_META:
    case GUMBO_TAG_PARAM: case GUMBO_TAG_SOURCE: case GUMBO_TAG_TRACK: case GUMBO_TAG_WBR:
      return true;
    default: return false;
  }
}

static bool closes_paragraph(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_P: case GUMBO_TAG_DIV: case GUMBO_TAG_UL: case GUMBO_TAG_OL: case GUMBO_TAG_TABLE:
    case GUMBO_TAG_BLOCKQUOTE: case GUMBO_TAG_SECTION: case GUMBO_TAG_ARTICLE: case GUMBO_TAG_H1: case GUMBO_TAG_H2:
    case GUMBO_TAG_H3: case GUMBO_TAG_H4: case GUMBO_TAG_H5: case GUMBO_TAG_H6: case GUMBO_TAG_PRE: case GUMBO_TAG_HR:
    case GUMBO_TAG_FIGURE: case GUMBO_TAG_FORM: case GUMBO_TAG_FOOTER: case GUMBO_TAG_HEADER: case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE: case GUMBO_TAG_MAIN: case GUMBO_TAG_DL: case GUMBO_TAG_CENTER:
      return true;
    default: return false;
  }
}

static void pop_to(soat_tree *tree, open_stack *stack, uint32_t depth) {
  while (stack->count > depth) {
    open_element *top = &stack->items[--stack->count];
    tree->nodes[top->node].end = tree->page.node_count;
    stack->open[top->tag]--;
  }
}

// Closes the element of the same kind that stands a few steps above, as far as it does not stand outside `fence`.
static void close_like(soat_tree *tree, open_stack *stack, GumboTag tag, GumboTag other, GumboTag fence, GumboTag fence2) {
  uint32_t place = stack->count, steps = 0;
  while (place > 0 && steps++ < 16) {
    GumboTag above = (GumboTag)stack->items[--place].tag;
    if (above == tag || above == other) return pop_to(tree, stack, place);
    if (above == fence || above == fence2 || above == GUMBO_TAG_TABLE) return;
  }
}

static bool add_attributes(soat_tree *tree, const char *page, size_t count, const soat_token *token, uint32_t node,
                           uint32_t limit) {
  tree->nodes[node].first_attribute = tree->page.attribute_count;
  size_t at = token->attributes;
  soat_token_attribute found;
  uint32_t kept = 0;
  while (kept < limit && kept < UINT16_MAX && soat_token_attribute_next(page, count, &at, &found)) {
    char *name = soat_arena_allocate(&tree->arena, found.name_length + found.value_length + 2);
    soat_page_attribute *made = name ? soat_tree_add_attribute(tree) : NULL;
    if (!made) return false;
    for (size_t index = 0; index < found.name_length; index++) name[index] = soat_lower(page[found.name + index]);
    name[found.name_length] = 0;
    char *value = name + found.name_length + 1;
    memcpy(value, page + found.value, found.value_length);
    value[found.value_length] = 0;
    *made = (soat_page_attribute){name, value};
    kept++;
  }
  tree->nodes[node].attribute_count = (uint16_t)kept;
  return true;
}

static size_t decode_reference(const char *text, size_t count, char *out, size_t *used) {
  size_t end = 1;
  while (end < count && end < 40 && (text[end] == '#' || (soat_lower(text[end]) >= 'a' && soat_lower(text[end]) <= 'z') ||
                                     (text[end] >= '0' && text[end] <= '9')))
    end++;
  if (end < count && text[end] == ';') end++;
  *used = end;
  return end > 2 ? soat_page_decode(text, end, out, 64) : 0;
}

// References repeat: the last of each kind is kept.
typedef struct {
  char text[16], meaning[8];
  uint8_t length, meaning_length;
} known_reference;

typedef struct {
  known_reference items[256];
} known_references;

static size_t decode_known(known_references *known, const char *text, size_t count, char *out, size_t *used) {
  size_t length = 1;
  uint32_t hash = 5381;
  while (length < count && length < 16 && text[length] != ';' && (uint8_t)text[length] > ' ' && text[length] != '&')
    hash = hash * 33 + (uint8_t)text[length++];
  if (length < count && length < 16 && text[length] == ';') {
    length++;
    known_reference *item = &known->items[hash & 255];
    if (item->length == length && memcmp(item->text, text, length) == 0) {
      memcpy(out, item->meaning, item->meaning_length);
      *used = length;
      return item->meaning_length;
    }
    size_t written = decode_reference(text, count, out, used);
    if (written > 0 && written <= sizeof item->meaning && *used == length) {
      memcpy(item->text, text, length);
      memcpy(item->meaning, out, written);
      item->length = (uint8_t)length;
      item->meaning_length = (uint8_t)written;
    }
    return written;
  }
  return decode_reference(text, count, out, used);
}

static bool add_text(soat_tree *tree, const char *page, size_t start, size_t end, uint32_t parent, uint32_t limit, bool raw,
                     known_references *known) {
  if (start >= end) return true;
  uint32_t index = soat_tree_add(tree, limit);
  if (index == UINT32_MAX) return false;
  char *out = NULL;
  size_t length = 0;
  if (raw || (!memchr(page + start, '&', end - start) && !memchr(page + start, '\r', end - start) &&
              !memchr(page + start, 0, end - start))) {
    out = (char *)page + start;
    length = end - start;
  } else {
    out = soat_arena_allocate(&tree->arena, end - start + 64);
    if (!out) return false;
    // Each reference is at least as long as what it means, but for two rare ones; those keep their own spelling.
    for (size_t at = start; at < end;) {
      if (page[at] == '&') {
        char decoded[64];
        size_t used, written = decode_known(known, page + at, end - at, decoded, &used);
        if (written > 0 && written <= used) {
          memcpy(out + length, decoded, written);
          length += written;
        } else {
          memcpy(out + length, page + at, used);
          length += used;
        }
        at += used;
      } else if (page[at] == '\r') {
        if (at + 1 >= end || page[at + 1] != '\n') out[length++] = '\n';
        at++;
      } else {
        if (page[at]) out[length++] = page[at];
        at++;
      }
    }
  }
  soat_page_node *node = &tree->nodes[index];
  node->parent = parent;
  node->end = index + 1;
  node->text = out;
  node->text_length = (uint32_t)length;
  node->source = (uint32_t)start;
  node->source_length = (uint32_t)(end - start);
  return true;
}

bool soat_read_simply(soat_tree *tree, const char *page, size_t count, const soat_page_limits *limits) {
  open_stack *stack = calloc(1, sizeof *stack);
  known_references *known = calloc(1, sizeof *known);
  if (!stack || !known) {
    free(stack);
    free(known);
    return false;
  }
  bool done = false;
  uint32_t data_room = 0;
  soat_page_range *data = NULL;
  uint32_t root = soat_tree_add(tree, limits->nodes);
  if (root == UINT32_MAX) goto end;
  tree->nodes[root].tag = GUMBO_TAG_HTML + 1;
  tree->nodes[root].source = SOAT_PAGE_NOWHERE;
  size_t at = 0, text = 0;
  while (at < count) {
    const char *sign = memchr(page + at, '<', count - at);
    if (!sign) break;
    soat_token token = soat_token_at(page, count, (size_t)(sign - page));
    at = token.end;
    if (token.kind == SOAT_TOKEN_NONE) continue;
    uint32_t parent = stack->count ? stack->items[stack->count - 1].node : root;
    if (!add_text(tree, page, text, token.start, parent, limits->nodes, false, known)) goto end;
    text = at;
    if (token.kind != SOAT_TOKEN_START && token.kind != SOAT_TOKEN_END) continue;
    GumboTag tag = gumbo_tagn_enum(page + token.name, (unsigned)token.name_length);
    if (tag == GUMBO_TAG_HTML) continue;
    if (token.kind == SOAT_TOKEN_END) {
      if (stack->open[tag] == 0) continue;
      uint32_t place = stack->count;
      while (stack->items[place - 1].tag != tag) place--;
      pop_to(tree, stack, place - 1);
      continue;
    }
    if (closes_paragraph(tag) && stack->count && stack->items[stack->count - 1].tag == GUMBO_TAG_P)
      pop_to(tree, stack, stack->count - 1);
    if (tag == GUMBO_TAG_LI) close_like(tree, stack, tag, tag, GUMBO_TAG_UL, GUMBO_TAG_OL);
    if (tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT) close_like(tree, stack, GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_DL, GUMBO_TAG_DL);
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) close_like(tree, stack, GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_TR, GUMBO_TAG_TR);
    if (tag == GUMBO_TAG_TR) close_like(tree, stack, tag, tag, GUMBO_TAG_TBODY, GUMBO_TAG_THEAD);
    if (tag == GUMBO_TAG_OPTION) close_like(tree, stack, tag, tag, GUMBO_TAG_SELECT, GUMBO_TAG_SELECT);
    parent = stack->count ? stack->items[stack->count - 1].node : root;
    uint32_t index = soat_tree_add(tree, limits->nodes);
    if (index == UINT32_MAX) goto end;
    soat_page_node *node = &tree->nodes[index];
    node->tag = tag < GUMBO_TAG_UNKNOWN ? (uint16_t)(tag + 1) : GUMBO_TAG_UNKNOWN + 1;
    node->parent = parent;
    node->end = index + 1;
    node->source = (uint32_t)token.start;
    node->source_length = (uint32_t)(token.end - token.start);
    if (tag >= GUMBO_TAG_UNKNOWN) {
      node->text = page + token.name;
      node->text_length = (uint32_t)token.name_length;
    }
    if (!add_attributes(tree, page, count, &token, index, limits->attributes)) goto end;
    bool raw = tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_XMP || tag == GUMBO_TAG_IFRAME ||
               tag == GUMBO_TAG_NOEMBED || tag == GUMBO_TAG_NOFRAMES;
    if (raw || tag == GUMBO_TAG_TITLE || tag == GUMBO_TAG_TEXTAREA) {
      size_t end = soat_token_raw_end(page, count, at, page + token.name, token.name_length, tag == GUMBO_TAG_SCRIPT);
      bool linked = tag == GUMBO_TAG_SCRIPT && end > at && soat_is_linked_data(page, count, &token);
      if (linked && !soat_range_add(&tree->arena, &data, &tree->page.data_count, &data_room, at, end)) goto end;
      if (!add_text(tree, page, at, end, index, limits->nodes, raw, known)) goto end;
      tree->nodes[index].end = tree->page.node_count;
      at = text = end;
      continue;
    }
    if (has_no_end(tag)) continue;
    if (stack->count == stack->room) {
      uint32_t room = stack->room ? stack->room * 2 : 256;
      open_element *grown = realloc(stack->items, room * sizeof *grown);
      if (!grown) goto end;
      stack->items = grown;
      stack->room = room;
    }
    stack->items[stack->count++] = (open_element){index, (uint16_t)tag};
    stack->open[tag]++;
  }
  done = add_text(tree, page, text, count, stack->count ? stack->items[stack->count - 1].node : root, limits->nodes, false,
                  known);
end:
  pop_to(tree, stack, 0);
  if (tree->page.node_count) tree->nodes[root].end = tree->page.node_count;
  tree->page.data = data;
  free(stack->items);
  free(stack);
  free(known);
  return done;
}
