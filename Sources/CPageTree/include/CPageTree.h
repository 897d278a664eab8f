// A page of HTML as one flat list of nodes, in the order of the page, each with its place in it. Nothing here calls itself,
// so no page can overflow the stack, and all memory comes from an arena with a ceiling.
#ifndef SOAT_CPAGE_TREE_H
#define SOAT_CPAGE_TREE_H

#include <stddef.h>
#include <stdint.h>

// Of a node that is made of nothing in the page.
#define SOAT_PAGE_NOWHERE UINT32_MAX

typedef struct {
  // Without the tags that HTML does not know: 0 is text, else 1 + the number of the tag in gumbo's list.
  uint16_t tag;
  uint16_t attribute_count;
  uint32_t first_attribute;
  // Indices of nodes. `end` is behind the last node inside this one.
  uint32_t parent;
  uint32_t end;
  // Of a text: its characters in UTF-8 as HTML reads them. Of an element: its name where HTML does not know it.
  const char *text;
  uint32_t text_length;
  // Bytes of the page. Of an element, its first tag.
  uint32_t source;
  uint32_t source_length;
} soat_page_node;

typedef struct {
  // Both end in a zero byte; the name is in small letters.
  const char *name;
  const char *value;
} soat_page_attribute;

typedef struct {
  uint32_t start, length;
} soat_page_range;

typedef struct {
  // More than these, and the page is read by the simple reader: linear in its size, places and all, but without the
  // repairs of HTML 5.
  uint32_t simple_bytes, simple_depth, simple_nodes;
  // Of one tag.
  uint32_t attributes;
  // Of the whole: what stands behind is not read.
  uint32_t nodes;
  // Bytes of memory that the reader of HTML 5 may take before the simple one takes over.
  size_t memory;
} soat_page_limits;

typedef enum {
  SOAT_PAGE_WHOLE = 0,
  // By the simple reader, and why.
  SOAT_PAGE_TOO_LARGE = 1,
  SOAT_PAGE_TOO_DEEP = 2,
  SOAT_PAGE_TOO_MANY_NODES = 4,
  SOAT_PAGE_TOO_MANY_ATTRIBUTES = 8,
  SOAT_PAGE_TOO_MUCH_WORK = 16,
  // Not read to its end.
  SOAT_PAGE_CUT = 32,
  SOAT_PAGE_NO_MEMORY = 64
} soat_page_status;

typedef struct {
  const soat_page_node *nodes;
  uint32_t node_count;
  const soat_page_attribute *attributes;
  uint32_t attribute_count;
  // Contents of <script type="application/ld+json">.
  const soat_page_range *data;
  uint32_t data_count;
  uint32_t status;
} soat_page;

// The bytes are UTF-8 and must stay where they are as long as the page. Never NULL but where there is no memory at all.
soat_page *soat_page_read(const char *bytes, size_t count, const soat_page_limits *limits);
void soat_page_free(soat_page *page);

// 1 + the number of a tag by its name in any case; 0 where HTML does not know it.
uint16_t soat_page_tag(const char *name, size_t count);
// Its name; "" for 0.
const char *soat_page_tag_name(uint16_t tag);

// What a run of text that begins with & means in HTML: written to `out`, which holds `room` bytes. Returns the bytes
// written, 0 where they do not fit.
size_t soat_page_decode(const char *text, size_t count, char *out, size_t room);

#endif
