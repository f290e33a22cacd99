# Entente: the commands of every day. Each installs nothing by itself but `run`, `test` and `deps`.
SHELL := /bin/bash
PATH := $(CURDIR)/.tools/node/bin:$(PATH)
JOBS ?= $(shell nproc)
PORT ?= 8080
DATA ?= var/demo

.PHONY: run test check build deps web api-types bench screens asan tsan fuzz e2e format clean

run: deps build ## install what is missing, build, open the demo
	./build/release/entente demo --data $(DATA) --port $(PORT)

build: web ## the binary, with the pages inside: build/release/entente
	cmake --preset release -DENTENTE_TESTS=OFF -DENTENTE_BENCH=OFF
	cmake --build --preset release -j $(JOBS) --target entente

web: web/node_modules/.package-lock.json
	cd web && npm run --silent build

web/node_modules/.package-lock.json: web/package-lock.json
	cd web && npm ci --no-audit --no-fund
	touch $@

check: ## the fast loop: C++ tests and the rules of the tree, in seconds once built
	cmake --preset dev
	cmake --build --preset dev -j $(JOBS)
	ctest --test-dir build/dev --output-on-failure -j $(JOBS)
	node tools/tidy.mjs
	node tools/check_layers.mjs

test: ## everything: installs, builds, and tests as a user would
	tools/install-deps --browser
	tools/test

deps:
	tools/install-deps

api-types: ## web/src/lib/api/generated.ts, from what the server says of itself
	cmake --preset dev
	cmake --build --preset dev -j $(JOBS) --target entente
	./build/dev/entente openapi | node web/tools/api_types.mjs

e2e: ## only the stories in the browser, on build/release/entente
	cd tests/e2e && npm ci --no-audit --no-fund && npm test

bench: ## the table of docs/bench.md
	tools/bench

screens: ## a picture of every screen, into docs/screens
	cd tests/e2e && npm ci --no-audit --no-fund --loglevel error && node screens.mjs

asan tsan: ## the C++ tests under a sanitizer (clang)
	cmake --preset $@
	cmake --build --preset $@ -j $(JOBS)
	ctest --test-dir build/$@ --output-on-failure

fuzz: ## every fuzzer for FUZZ_SECONDS (30)
	cmake --preset fuzz
	cmake --build --preset fuzz -j $(JOBS)
	tools/fuzz build/fuzz $${FUZZ_SECONDS:-30}

format:
	git ls-files 'src/*.?pp' 'tests/*.?pp' 'bench/*.cpp' | xargs clang-format -i

clean:
	rm -rf build web/dist web/src/generated
