#include "arena.h"

#include <stdint.h>
#include <stdlib.h>

struct soat_chunk {
  soat_chunk *next;
  size_t size;
};

static const size_t chunk_size = 256 * 1024;

void *soat_arena_allocate(soat_arena *arena, size_t size) {
  size = (size + 15) & ~(size_t)15;
  if ((size_t)(arena->end - arena->at) < size) {
    size_t wanted = size > chunk_size / 4 ? size : chunk_size;
    soat_chunk *chunk = NULL;
    if (arena->used + wanted <= arena->ceiling) chunk = malloc(sizeof *chunk + 16 + wanted);
    if (!chunk) {
      if (arena->escape) longjmp(*arena->escape, 1);
      return NULL;
    }
    arena->used += wanted;
    chunk->next = arena->chunks;
    chunk->size = wanted;
    arena->chunks = chunk;
    char *start = (char *)(((uintptr_t)(chunk + 1) + 15) & ~(uintptr_t)15);
    // A large piece has a chunk of its own; the one in use goes on.
    if (wanted != chunk_size) {
      arena->last = NULL;
      return start;
    }
    arena->at = start;
    arena->end = start + wanted;
  }
  arena->last = arena->at;
  arena->at += size;
  return arena->last;
}

void soat_arena_release(soat_arena *arena, void *piece) {
  if (piece && piece == arena->last) {
    arena->at = arena->last;
    arena->last = NULL;
  }
}

void soat_arena_free(soat_arena *arena) {
  while (arena->chunks) {
    soat_chunk *next = arena->chunks->next;
    free(arena->chunks);
    arena->chunks = next;
  }
  arena->at = arena->end = arena->last = NULL;
}
