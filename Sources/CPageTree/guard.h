// A look at the page before HTML 5 reads it: whether that is safe, and which bytes it need not see.
#ifndef SOAT_GUARD_H
#define SOAT_GUARD_H

#include "CPageTree.h"
#include "arena.h"
#include "tokens.h"

typedef struct {
  // 0, or the reasons for the simple reader.
  uint32_t status;
  // Contents of scripts and style sheets, in rising order: half of many pages, and never text of a post.
  soat_page_range *dead;
  uint32_t dead_count, dead_room;
  soat_page_range *data;
  uint32_t data_count, data_room;
} soat_guard;

soat_guard soat_guard_look(const char *page, size_t count, const soat_page_limits *limits, soat_arena *arena);

// Adds to a list in the arena; false where there is no memory.
bool soat_range_add(soat_arena *arena, soat_page_range **list, uint32_t *count, uint32_t *room, size_t start, size_t end);

// True for `<script type="application/ld+json">`.
bool soat_is_linked_data(const char *page, size_t count, const soat_token *token);

#endif
