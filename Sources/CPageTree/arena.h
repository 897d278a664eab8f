// Memory that is given back all at once, with a ceiling.
#ifndef SOAT_ARENA_H
#define SOAT_ARENA_H

#include <setjmp.h>
#include <stddef.h>

typedef struct soat_chunk soat_chunk;

typedef struct {
  soat_chunk *chunks;
  char *at, *end;
  // The newest piece, which can be given back.
  char *last;
  size_t used, ceiling;
  // Where to go when the ceiling is reached; NULL: the allocation returns NULL.
  jmp_buf *escape;
} soat_arena;

void *soat_arena_allocate(soat_arena *arena, size_t size);
void soat_arena_release(soat_arena *arena, void *piece);
void soat_arena_free(soat_arena *arena);

#endif
