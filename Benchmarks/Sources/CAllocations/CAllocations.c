#define _GNU_SOURCE
#include "CAllocations.h"

#include <errno.h>
#include <malloc.h>
#include <stddef.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static _Thread_local uint64_t count;
// One thread measures; others of the runtime take next to nothing.
static int64_t live;
static int64_t peak;

static void *taken(void *block) {
  count++;
  if (block) live += (int64_t)malloc_usable_size(block);
  if (live > peak) peak = live;
  return block;
}

uint64_t callocations_count(void) { return count; }
int64_t callocations_live(void) { return live; }
int64_t callocations_peak(void) { return peak; }
void callocations_reset_peak(void) { peak = live; }

void *malloc(size_t size) { return taken(__libc_malloc(size)); }
void *calloc(size_t number, size_t size) { return taken(__libc_calloc(number, size)); }
void *memalign(size_t alignment, size_t size) { return taken(__libc_memalign(alignment, size)); }
void *aligned_alloc(size_t alignment, size_t size) { return taken(__libc_memalign(alignment, size)); }

int posix_memalign(void **out, size_t alignment, size_t size) {
  void *block = taken(__libc_memalign(alignment, size));
  if (!block) return ENOMEM;
  *out = block;
  return 0;
}

void *realloc(void *block, size_t size) {
  if (block) live -= (int64_t)malloc_usable_size(block);
  return taken(__libc_realloc(block, size));
}

void free(void *block) {
  if (block) live -= (int64_t)malloc_usable_size(block);
  __libc_free(block);
}
