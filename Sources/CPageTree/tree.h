// The list of nodes while it is made.
#ifndef SOAT_TREE_H
#define SOAT_TREE_H

#include "CPageTree.h"
#include "arena.h"
#include "guard.h"

typedef struct {
  soat_page page;
  soat_arena arena;
  soat_page_node *nodes;
  uint32_t node_room;
  soat_page_attribute *attributes;
  uint32_t attribute_room;
} soat_tree;

// The index of a new node; UINT32_MAX where there is no room for it.
uint32_t soat_tree_add(soat_tree *tree, uint32_t limit);
soat_page_attribute *soat_tree_add_attribute(soat_tree *tree);

// Both return false where the arena is full.
bool soat_read_html5(soat_tree *tree, const char *page, size_t count, const soat_guard *guard,
                     const soat_page_limits *limits);
bool soat_read_simply(soat_tree *tree, const char *page, size_t count, const soat_page_limits *limits);

#endif
