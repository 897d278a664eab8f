#include "guard.h"

#include <gumbo.h>
#include <string.h>

// How a tag counts towards the depth of the tree that HTML 5 makes of it.
typedef enum {
  COUNT_NOTHING,    // has no end tag, or closes its like before it opens
  COUNT_ORDINARY,   // an end tag looks for it up to the next special element
  COUNT_SPECIAL,    // an end tag closes all inside it
  COUNT_SCOPE,      // as special, and end tags inside it do not reach beyond it
  COUNT_FORMATTING  // reopened in every block until it is closed
} counting;

static counting counting_of(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_AREA: case GUMBO_TAG_BASE: case GUMBO_TAG_BASEFONT: case GUMBO_TAG_BGSOUND: case GUMBO_TAG_BR:
    case GUMBO_TAG_COL: case GUMBO_TAG_EMBED: case GUMBO_TAG_FRAME: case GUMBO_TAG_HR: case GUMBO_TAG_IMG:
    case GUMBO_TAG_IMAGE: case GUMBO_TAG_INPUT: case GUMBO_TAG_KEYGEN: case GUMBO_TAG_LINK: case GUMBO_TAG_META:
    case GUMBO_TAG_PARAM: case GUMBO_TAG_SOURCE: case GUMBO_TAG_TRACK: case GUMBO_TAG_WBR: case GUMBO_TAG_ISINDEX:
    case GUMBO_TAG_P: case GUMBO_TAG_LI: case GUMBO_TAG_DD: case GUMBO_TAG_DT: case GUMBO_TAG_OPTION:
    case GUMBO_TAG_TR: case GUMBO_TAG_TD: case GUMBO_TAG_TH: case GUMBO_TAG_TBODY: case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TFOOT: case GUMBO_TAG_COLGROUP: case GUMBO_TAG_HTML: case GUMBO_TAG_HEAD: case GUMBO_TAG_BODY:
    case GUMBO_TAG_RB: case GUMBO_TAG_RT: case GUMBO_TAG_RP: case GUMBO_TAG_RTC:
      return COUNT_NOTHING;
    case GUMBO_TAG_A: case GUMBO_TAG_B: case GUMBO_TAG_BIG: case GUMBO_TAG_CODE: case GUMBO_TAG_EM: case GUMBO_TAG_FONT:
    case GUMBO_TAG_I: case GUMBO_TAG_NOBR: case GUMBO_TAG_S: case GUMBO_TAG_SMALL: case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG: case GUMBO_TAG_TT: case GUMBO_TAG_U:
      return COUNT_FORMATTING;
    case GUMBO_TAG_APPLET: case GUMBO_TAG_CAPTION: case GUMBO_TAG_TABLE: case GUMBO_TAG_MARQUEE: case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_TEMPLATE:
      return COUNT_SCOPE;
    case GUMBO_TAG_ADDRESS: case GUMBO_TAG_ARTICLE: case GUMBO_TAG_ASIDE: case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_BUTTON: case GUMBO_TAG_CENTER: case GUMBO_TAG_DETAILS: case GUMBO_TAG_DIR: case GUMBO_TAG_DIV:
    case GUMBO_TAG_DL: case GUMBO_TAG_FIELDSET: case GUMBO_TAG_FIGCAPTION: case GUMBO_TAG_FIGURE: case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM: case GUMBO_TAG_H1: case GUMBO_TAG_H2: case GUMBO_TAG_H3: case GUMBO_TAG_H4: case GUMBO_TAG_H5:
    case GUMBO_TAG_H6: case GUMBO_TAG_HEADER: case GUMBO_TAG_HGROUP: case GUMBO_TAG_LISTING: case GUMBO_TAG_MAIN:
    case GUMBO_TAG_MENU: case GUMBO_TAG_NAV: case GUMBO_TAG_OL: case GUMBO_TAG_PRE: case GUMBO_TAG_SECTION:
    case GUMBO_TAG_SUMMARY: case GUMBO_TAG_UL:
      return COUNT_SPECIAL;
    default:
      return COUNT_ORDINARY;
  }
}

bool soat_range_add(soat_arena *arena, soat_page_range **list, uint32_t *count, uint32_t *room, size_t start, size_t end) {
  if (*count == *room) {
    uint32_t wanted = *room ? *room * 2 : 32;
    soat_page_range *grown = soat_arena_allocate(arena, wanted * sizeof **list);
    if (!grown) return false;
    if (*count) memcpy(grown, *list, *count * sizeof **list);
    *list = grown;
    *room = wanted;
  }
  (*list)[(*count)++] = (soat_page_range){(uint32_t)start, (uint32_t)(end - start)};
  return true;
}

bool soat_is_linked_data(const char *page, size_t count, const soat_token *token) {
  size_t at = token->attributes;
  soat_token_attribute attribute;
  while (soat_token_attribute_next(page, count, &at, &attribute)) {
    if (attribute.name_length != 4 || soat_lower(page[attribute.name]) != 't') continue;
    static const char wanted[] = "application/ld+json";
    if (attribute.value_length < sizeof wanted - 1) continue;
    bool same = true;
    for (size_t index = 0; index < sizeof wanted - 1; index++)
      same &= soat_lower(page[attribute.value + index]) == wanted[index];
    if (same) return true;
  }
  return false;
}

typedef struct {
  uint16_t *tags;
  uint32_t depth;
  uint32_t open[GUMBO_TAG_LAST + 1];
  uint32_t formatting;
} depths;

// An end tag, as far as it closes elements; conservative: what may stay open stays. Returns the steps it took.
static uint32_t close_tag(depths *stack, GumboTag tag, counting kind) {
  if (stack->open[tag] == 0) return 1;
  if (kind == COUNT_FORMATTING) {
    stack->open[tag]--;
    stack->formatting--;
    return 1;
  }
  uint32_t place = stack->depth, steps = 1;
  while (place > 0) {
    GumboTag other = (GumboTag)stack->tags[--place];
    steps++;
    if (other == tag) {
      while (stack->depth > place) stack->open[stack->tags[--stack->depth]]--;
      return steps;
    }
    counting barrier = counting_of(other);
    if (kind == COUNT_ORDINARY ? barrier != COUNT_ORDINARY : barrier == COUNT_SCOPE && tag != GUMBO_TAG_TABLE) return steps;
  }
  return steps;
}

// Steps of HTML 5's reader up the tree, before the simple one is used: some seconds.
static const uint64_t most_work = 300u * 1000 * 1000;

soat_guard soat_guard_look(const char *page, size_t count, const soat_page_limits *limits, soat_arena *arena) {
  soat_guard guard = {0};
  depths *stack = soat_arena_allocate(arena, sizeof *stack);
  uint16_t *tags = soat_arena_allocate(arena, (limits->simple_depth + 1) * sizeof *tags);
  if (!stack || !tags) return (soat_guard){.status = SOAT_PAGE_NO_MEMORY};
  memset(stack, 0, sizeof *stack);
  stack->tags = tags;
  uint64_t work = 0;
  uint32_t nodes = 0, foreign = 0, select = 0;
  // False once a page may read scripts and styles otherwise than they look here: then nothing is left out.
  bool plain = true;
  size_t at = 0;
  while (at < count) {
    const char *sign = memchr(page + at, '<', count - at);
    if (!sign) break;
    soat_token token = soat_token_at(page, count, (size_t)(sign - page));
    at = token.end;
    if (token.kind == SOAT_TOKEN_CDATA) plain = false;
    if (token.kind != SOAT_TOKEN_START && token.kind != SOAT_TOKEN_END) continue;
    // A tag, and text behind it.
    nodes += 2;
    GumboTag tag = gumbo_tagn_enum(page + token.name, (unsigned)token.name_length);
    counting kind = counting_of(tag);
    work += 1 + stack->depth + stack->formatting;
    if (token.attribute_count > limits->attributes) guard.status |= SOAT_PAGE_TOO_MANY_ATTRIBUTES;
    if (token.kind == SOAT_TOKEN_END) {
      if (tag == GUMBO_TAG_SVG && foreign) foreign--;
      if (tag == GUMBO_TAG_SELECT) select = 0;
      work += close_tag(stack, tag, kind);
      // What is open is reopened where the next text stands.
      nodes += stack->formatting;
    } else {
      bool raw = tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE;
      if (tag == GUMBO_TAG_MATH || tag == GUMBO_TAG_FRAMESET || tag == GUMBO_TAG_PLAINTEXT) plain = false;
      if (foreign && (raw || counting_of(tag) != COUNT_ORDINARY || tag == GUMBO_TAG_FOREIGNOBJECT ||
                      tag == GUMBO_TAG_SPAN || tag == GUMBO_TAG_TITLE || tag == GUMBO_TAG_DESC || tag == GUMBO_TAG_TEXTAREA))
        plain = plain && (tag == GUMBO_TAG_TITLE || tag == GUMBO_TAG_DESC);
      if (select && (raw || tag == GUMBO_TAG_TITLE || tag == GUMBO_TAG_TEXTAREA)) plain = false;
      if (tag == GUMBO_TAG_SVG && !token.self_closing) foreign++;
      if (tag == GUMBO_TAG_SELECT) select = 1;
      if (kind == COUNT_NOTHING) {
        nodes += stack->formatting;
      } else if (kind == COUNT_FORMATTING) {
        // A link closes the one before it.
        if (tag != GUMBO_TAG_A || stack->open[tag] == 0) {
          stack->open[tag]++;
          stack->formatting++;
        }
      } else if (!(foreign && token.self_closing) && !raw) {
        if (stack->depth >= limits->simple_depth) {
          guard.status |= SOAT_PAGE_TOO_DEEP;
          return guard;
        }
        stack->tags[stack->depth++] = (uint16_t)tag;
        stack->open[tag]++;
        nodes += stack->formatting;
      }
      bool text = tag == GUMBO_TAG_TITLE || tag == GUMBO_TAG_TEXTAREA || tag == GUMBO_TAG_XMP || tag == GUMBO_TAG_IFRAME ||
                  tag == GUMBO_TAG_NOEMBED || tag == GUMBO_TAG_NOFRAMES;
      if ((raw || text) && !foreign && !select) {
        size_t end = soat_token_raw_end(page, count, at, page + token.name, token.name_length, tag == GUMBO_TAG_SCRIPT);
        bool linked = tag == GUMBO_TAG_SCRIPT && end > at && soat_is_linked_data(page, count, &token);
        if (linked && !soat_range_add(arena, &guard.data, &guard.data_count, &guard.data_room, at, end))
          guard.status |= SOAT_PAGE_NO_MEMORY;
        // Without an end tag the rest of the page is inside: the reader decides what to make of it.
        if (raw && plain && end < count && end > at &&
            !soat_range_add(arena, &guard.dead, &guard.dead_count, &guard.dead_room, at, end))
          guard.status |= SOAT_PAGE_NO_MEMORY;
        at = end;
      }
    }
    if (stack->formatting > limits->simple_depth) guard.status |= SOAT_PAGE_TOO_DEEP;
    if (nodes > limits->simple_nodes) guard.status |= SOAT_PAGE_TOO_MANY_NODES;
    if (work > most_work) guard.status |= SOAT_PAGE_TOO_MUCH_WORK;
    if (guard.status) return guard;
  }
  return guard;
}
