// HTML 5 by gumbo, whose tree is copied into the list.
#include "tree.h"

#include <gumbo.h>
#include <string.h>

static void *allocate(void *arena, size_t size) { return soat_arena_allocate(arena, size); }
static void release(void *arena, void *piece) { soat_arena_release(arena, piece); }

// The page without what the guard found dead, and how to come back from it.
typedef struct {
  const char *bytes;
  size_t count;
  const soat_page_range *dead;
  uint32_t dead_count;
  // Bytes left out before the end of each.
  const uint32_t *before;
} living;

static uint32_t place_in_page(const living *text, size_t at, bool end) {
  // The number of dead stretches whose place in the text is at or before `at`: at the end of a stretch, before it.
  uint32_t low = 0, high = text->dead_count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    size_t place = text->dead[middle].start - (middle ? text->before[middle - 1] : 0);
    if (end ? place < at : place <= at) low = middle + 1; else high = middle;
  }
  return (uint32_t)at + (low ? text->before[low - 1] : 0);
}

static bool inside(const living *text, GumboStringPiece piece, size_t *start) {
  if (!piece.data || piece.data < text->bytes || piece.data > text->bytes + text->count) return false;
  *start = (size_t)(piece.data - text->bytes);
  return true;
}

static void set_source(soat_page_node *node, const living *text, GumboStringPiece piece) {
  size_t start;
  node->source = SOAT_PAGE_NOWHERE;
  if (piece.length == 0 || !inside(text, piece, &start)) return;
  size_t end = start + piece.length;
  if (end > text->count || end < start) end = text->count;
  node->source = place_in_page(text, start, false);
  uint32_t last = place_in_page(text, end, true);
  node->source_length = last > node->source ? last - node->source : 0;
}

static bool copy(soat_tree *tree, const GumboOutput *output, const living *text, uint32_t limit) {
  const GumboNode *node = output->document;
  uint32_t parent = 0;
  bool entering = true;
  while (node) {
    bool element = node->type == GUMBO_NODE_ELEMENT;
    if (entering) {
      uint32_t index = UINT32_MAX;
      if (element || node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
          node->type == GUMBO_NODE_CDATA) {
        index = soat_tree_add(tree, limit);
        if (index == UINT32_MAX) {
          tree->page.status |= SOAT_PAGE_CUT;
          // Those that are open end here.
          for (uint32_t open = parent; tree->page.node_count; open = tree->nodes[open].parent) {
            tree->nodes[open].end = tree->page.node_count;
            if (open == 0) break;
          }
          return true;
        }
        soat_page_node *made = &tree->nodes[index];
        made->parent = parent;
        made->end = index + 1;
        if (element) {
          const GumboElement *from = &node->v.element;
          made->tag = from->tag < GUMBO_TAG_UNKNOWN ? (uint16_t)(from->tag + 1) : GUMBO_TAG_UNKNOWN + 1;
          if (from->tag >= GUMBO_TAG_UNKNOWN && from->original_tag.length > 1) {
            GumboStringPiece name = from->original_tag;
            gumbo_tag_from_original_text(&name);
            made->text = name.data;
            made->text_length = (uint32_t)name.length;
          }
          set_source(made, text, from->original_tag);
          made->first_attribute = tree->page.attribute_count;
          made->attribute_count = (uint16_t)from->attributes.length;
          for (unsigned number = 0; number < from->attributes.length; number++) {
            const GumboAttribute *attribute = from->attributes.data[number];
            soat_page_attribute *kept = soat_tree_add_attribute(tree);
            if (!kept) return false;
            *kept = (soat_page_attribute){attribute->name, attribute->value};
          }
        } else {
          made->text = node->v.text.text;
          made->text_length = (uint32_t)strlen(node->v.text.text);
          set_source(made, text, node->v.text.original_text);
        }
      }
      const GumboVector *children = node->type == GUMBO_NODE_DOCUMENT ? &node->v.document.children
                                    : element                        ? &node->v.element.children
                                                                     : NULL;
      if (children && children->length > 0) {
        if (element) parent = index;
        node = children->data[0];
        continue;
      }
      entering = false;
    }
    // To the next brother, or up.
    const GumboNode *above = node->parent;
    if (!above) break;
    const GumboVector *brothers =
        above->type == GUMBO_NODE_DOCUMENT ? &above->v.document.children : &above->v.element.children;
    if (node->index_within_parent + 1 < brothers->length) {
      node = brothers->data[node->index_within_parent + 1];
      entering = true;
    } else {
      if (above->type == GUMBO_NODE_ELEMENT) {
        tree->nodes[parent].end = tree->page.node_count;
        parent = tree->nodes[parent].parent;
      }
      node = above;
    }
  }
  return true;
}

bool soat_read_html5(soat_tree *tree, const char *page, size_t count, const soat_guard *guard,
                     const soat_page_limits *limits) {
  jmp_buf escape;
  if (setjmp(escape)) {
    tree->arena.escape = NULL;
    return false;
  }
  tree->arena.escape = &escape;
  living text = {page, count, guard->dead, guard->dead_count, NULL};
  if (guard->dead_count) {
    uint32_t *before = soat_arena_allocate(&tree->arena, guard->dead_count * sizeof *before);
    char *bytes = soat_arena_allocate(&tree->arena, count);
    size_t from = 0, to = 0;
    uint32_t left_out = 0;
    for (uint32_t index = 0; index < guard->dead_count; index++) {
      size_t length = guard->dead[index].start - from;
      memcpy(bytes + to, page + from, length);
      to += length;
      from = guard->dead[index].start + guard->dead[index].length;
      left_out += guard->dead[index].length;
      before[index] = left_out;
    }
    memcpy(bytes + to, page + from, count - from);
    text.bytes = bytes;
    text.count = to + count - from;
    text.before = before;
  }
  GumboOptions options = kGumboDefaultOptions;
  // An error holds a copy of the open tags.
  options.max_errors = 0;
  options.allocator = allocate;
  options.deallocator = release;
  options.userdata = &tree->arena;
  const GumboOutput *output = gumbo_parse_with_options(&options, text.bytes, text.count);
  bool done = copy(tree, output, &text, limits->nodes);
  tree->arena.escape = NULL;
  return done;
}

size_t soat_page_decode(const char *text, size_t count, char *out, size_t room) {
  // Most of these need a few kilobytes.
  _Alignas(16) char room_for_most[24 * 1024];
  soat_arena arena = {.at = room_for_most, .end = room_for_most + sizeof room_for_most, .ceiling = 16 * 1024 * 1024};
  jmp_buf escape;
  volatile size_t written = 0;
  if (setjmp(escape) == 0) {
    arena.escape = &escape;
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    options.allocator = allocate;
    options.deallocator = release;
    options.userdata = &arena;
    options.fragment_context = GUMBO_TAG_DIV;
    const GumboOutput *output = gumbo_parse_with_options(&options, text, count);
    const GumboVector *children = &output->root->v.element.children;
    if (children->length == 1) {
      const GumboNode *node = children->data[0];
      if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
        size_t length = strlen(node->v.text.text);
        if (length <= room) {
          memcpy(out, node->v.text.text, length);
          written = length;
        }
      }
    }
  }
  soat_arena_free(&arena);
  return written;
}
