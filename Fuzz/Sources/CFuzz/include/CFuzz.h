// What the fuzzer needs from C: libFuzzer's driver, and ICU's decomposition, against which the library is compared.
#ifndef CFUZZ_H
#define CFUZZ_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Of libFuzzer. SwiftPM renames `main`, so that libFuzzer's own does not link, and ours calls this.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*test)(const uint8_t *data, size_t size));

/// NFD of UTF-8 bytes into `out`: how many were written, or -1 where `capacity` was too small.
int64_t cfuzz_nfd(const uint8_t *bytes, size_t count, uint8_t *out, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
