#include "tree.h"

#include <gumbo.h>
#include <stdlib.h>
#include <string.h>

uint32_t soat_tree_add(soat_tree *tree, uint32_t limit) {
  uint32_t count = tree->page.node_count;
  if (count >= limit) return UINT32_MAX;
  if (count == tree->node_room) {
    uint32_t room = tree->node_room ? tree->node_room * 2 : 1024;
    soat_page_node *grown = realloc(tree->nodes, room * sizeof *grown);
    if (!grown) return UINT32_MAX;
    tree->nodes = grown;
    tree->node_room = room;
  }
  memset(&tree->nodes[count], 0, sizeof *tree->nodes);
  tree->page.node_count++;
  return count;
}

soat_page_attribute *soat_tree_add_attribute(soat_tree *tree) {
  if (tree->page.attribute_count == tree->attribute_room) {
    uint32_t room = tree->attribute_room ? tree->attribute_room * 2 : 1024;
    soat_page_attribute *grown = realloc(tree->attributes, room * sizeof *grown);
    if (!grown) return NULL;
    tree->attributes = grown;
    tree->attribute_room = room;
  }
  return &tree->attributes[tree->page.attribute_count++];
}

soat_page *soat_page_read(const char *bytes, size_t count, const soat_page_limits *limits) {
  soat_tree *tree = calloc(1, sizeof *tree);
  if (!tree) return NULL;
  if (count >= UINT32_MAX) {
    tree->page.status = SOAT_PAGE_TOO_LARGE | SOAT_PAGE_CUT;
    return &tree->page;
  }
  tree->arena.ceiling = limits->memory;
  soat_guard guard = {0};
  if (count > limits->simple_bytes) {
    guard.status = SOAT_PAGE_TOO_LARGE;
  } else {
    guard = soat_guard_look(bytes, count, limits, &tree->arena);
  }
  uint32_t status = guard.status;
  tree->page.data = guard.data;
  tree->page.data_count = guard.data_count;
  if (!status && !soat_read_html5(tree, bytes, count, &guard, limits)) status |= SOAT_PAGE_NO_MEMORY;
  if (status) {
    soat_arena_free(&tree->arena);
    tree->arena.used = 0;
    tree->arena.escape = NULL;
    tree->page.node_count = tree->page.attribute_count = 0;
    tree->page.data = NULL;
    tree->page.data_count = 0;
    if (!soat_read_simply(tree, bytes, count, limits)) status |= SOAT_PAGE_CUT;
  }
  tree->page.nodes = tree->nodes;
  tree->page.attributes = tree->attributes;
  tree->page.status |= status;
  return &tree->page;
}

void soat_page_free(soat_page *page) {
  if (!page) return;
  soat_tree *tree = (soat_tree *)page;
  soat_arena_free(&tree->arena);
  free(tree->nodes);
  free(tree->attributes);
  free(tree);
}

uint16_t soat_page_tag(const char *name, size_t count) {
  GumboTag tag = gumbo_tagn_enum(name, (unsigned)count);
  return tag < GUMBO_TAG_UNKNOWN ? (uint16_t)(tag + 1) : 0;
}

const char *soat_page_tag_name(uint16_t tag) { return tag == 0 ? "" : gumbo_normalized_tagname((GumboTag)(tag - 1)); }
