// Counts what a program takes from the heap, by standing in front of the C library's own functions (glibc only).
#ifndef CALLOCATIONS_H
#define CALLOCATIONS_H

#include <stdint.h>

/// Blocks taken by this thread since it began.
uint64_t callocations_count(void);

/// Bytes that all threads hold now, as the C library sizes its blocks; and the most since the last reset.
int64_t callocations_live(void);
int64_t callocations_peak(void);
void callocations_reset_peak(void);

#endif
