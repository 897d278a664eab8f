# Two commands matter to a newcomer: `make run` and `make test`. `make` alone lists all of them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PREFIX ?= /usr/local
DESTDIR ?=
# Extra flags for every swift build and test, for example SWIFT_FLAGS='--scratch-path /tmp/soat-build'.
SWIFT_FLAGS ?=
# A release carries the Swift runtime in the binary: it starts a tenth faster and runs where no toolchain is.
RELEASE_FLAGS := $(SWIFT_FLAGS) -c release --static-swift-stdlib
DEMO := corpora/demo/bai-quang-cao.md
SWIFT_SOURCES := Sources Tests Package.swift

.PHONY: help setup build run test rules-test format lint generated-check install

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

setup: ## install the missing Debian packages (silent when none is missing)
	@scripts/setup

build: setup ## build the release binary
	swift build $(RELEASE_FLAGS) --product soat

# Status 1 says that the demo post has faults, which it has on purpose; any other is a failure of the program.
run: build ## build, then check the demo post
	@soat="$$(swift build $(RELEASE_FLAGS) --show-bin-path)/soat"; \
	status=0; "$$soat" check --rules rules --format pretty $(DEMO) || status=$$?; \
	if [ "$$status" -gt 1 ]; then echo "make run: soat check ended with status $$status" >&2; exit "$$status"; fi

# A run is only believed when Swift Testing's closing line is seen: a crashed or empty run prints none.
test: setup ## run all tests
	@log=$$(mktemp); trap 'rm -f "$$log"' EXIT; \
	echo "swift test $(SWIFT_FLAGS) --disable-xctest"; \
	swift test $(SWIFT_FLAGS) --disable-xctest 2>&1 | tee "$$log"; \
	grep -qE 'Test run with [1-9][0-9]* tests? .*passed' "$$log" || \
	  { echo "make test: no closing line of Swift Testing, so this run proves nothing" >&2; exit 1; }

rules-test: setup ## run the tests of the shipped rulebooks, and name what none of them touches
	swift build $(SWIFT_FLAGS) --product soat
	"$$(swift build $(SWIFT_FLAGS) --show-bin-path)/soat" test --rules rules --coverage

format: ## put the Swift sources in the house format
	swift format --in-place --recursive $(SWIFT_SOURCES)

lint: ## check the format and style of the Swift sources
	swift format lint --strict --recursive $(SWIFT_SOURCES)

generated-check: ## fail where a generated file is stale
	@found=0; for script in scripts/generate-*.py; do \
	  [ -e "$$script" ] || continue; \
	  found=1; echo "python3 $$script --check"; python3 "$$script" --check; \
	done; \
	[ "$$found" -eq 1 ] || echo "generated-check: no scripts/generate-*.py, nothing to check"

install: build ## install the binary and the rulebooks under PREFIX (default /usr/local)
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/soat"
	install -m 755 "$$(swift build $(RELEASE_FLAGS) --show-bin-path)/soat" "$(DESTDIR)$(PREFIX)/bin/soat"
	rm -rf "$(DESTDIR)$(PREFIX)/share/soat/rules"
	cp -R rules "$(DESTDIR)$(PREFIX)/share/soat/rules"
