# GNU make.  `make help` lists the targets.
CC      ?= cc
STD      = -std=c11 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE
WARN     = -Wall -Wextra -Wshadow -Wconversion -Wvla -Wstrict-prototypes -Wmissing-prototypes
OPT     ?= -O2 -g
PKGS     = libcjson expat harfbuzz harfbuzz-subset freetype2 icu-uc nettle libdeflate libpng libqpdf libqrencode
PREFIX  ?= /usr/local
B       ?= build

# Library headers are not ours to warn about.
PKG_CF  := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PKGS) 2>/dev/null))
ALLCF    = $(STD) $(WARN) $(OPT) $(SAN) -Isrc $(PKG_CF) $(CFLAGS)
LIBS     = $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lhpdf -lm -lpthread

MODULES := $(shell sed 's/\#.*//;/^ *$$/d;s/:.*//' src/LAYERS)
LIBMODS := $(filter-out app,$(MODULES))
SRC     := $(foreach m,$(MODULES),$(wildcard src/$m/*.c))
APPOBJ  := $(patsubst %.c,$B/%.o,$(wildcard src/app/*.c))
ARCHIVE  = $(patsubst %,$B/lib/%.a,$(1))
# The modules that module $1 may use, with itself, users first (link order).
closure  = $(shell sh tests/closure.sh $(1))

TESTSRC := $(wildcard tests/unit/*/test_*.c)
TESTS   := $(patsubst tests/unit/%.c,$B/unit/%,$(TESTSRC))

all: $B/jianbao

# One short line a file; V=1 shows the whole commands.
ifeq ($(V),)
Q    = @
SAY  = @echo
else
SAY  = @:
endif

$B/jianbao: $(APPOBJ) $(call ARCHIVE,$(LIBMODS))
	$(SAY) "  LD  $@"
	$Q$(CC) $(SAN) $(LDFLAGS) -o $@ $(APPOBJ) -Wl,--start-group $(call ARCHIVE,$(LIBMODS)) -Wl,--end-group $(LIBS)

define module_rules
$B/lib/$1.a: $(patsubst %.c,$B/%.o,$(wildcard src/$1/*.c))
	@mkdir -p $$(@D)
	@rm -f $$@
	$$Q$$(AR) rcsD $$@ $$^
endef
$(foreach m,$(LIBMODS),$(eval $(call module_rules,$m)))

$B/src/%.o: src/%.c
	@mkdir -p $(@D)
	$(SAY) "  CC  $<"
	$Q$(CC) $(ALLCF) -MMD -MP -c -o $@ $<

# One test program per file: tests/unit/MODULE/test_x.c links only what LAYERS lets MODULE use.
define unit_rules
$B/unit/$1/%: tests/unit/$1/%.c $(call ARCHIVE,$(call closure,$1))
	@mkdir -p $$(@D)
	$$(SAY) "  CC  $$<"
	$$Q$$(CC) $$(ALLCF) -Itests -MMD -MP -o $$@ $$< -Wl,--start-group $(call ARCHIVE,$(call closure,$1)) -Wl,--end-group $$(LIBS) -lcmocka
endef
$(foreach m,$(LIBMODS),$(eval $(call unit_rules,$m)))

# Programs that change generated counties and compute again (tests/property.sh).
$B/property/%: tests/property/%.c tests/property/county.h $(call ARCHIVE,$(call closure,indicator))
	@mkdir -p $(@D)
	$(SAY) "  CC  $<"
	$Q$(CC) $(ALLCF) -Itests -MMD -MP -o $@ $< -Wl,--start-group $(call ARCHIVE,$(call closure,indicator)) -Wl,--end-group $(LIBS)

# `make unit-base` builds and runs one module's tests.
unit-%:
	@$(MAKE) --no-print-directory B=$B $(patsubst %,'%',$(filter $B/unit/$*/%,$(TESTS)))
	@for t in $(filter $B/unit/$*/%,$(TESTS)); do $$t || exit 1; done

# ---- Set-up: packages and fonts (each step is skipped when nothing is missing) ----

setup:
	@sh src/setup.sh build
setup-test:
	@sh src/setup.sh build test
fonts:
	@sh fonts/fetch.sh

# ---- What a user types ----

demo: setup
	@$(MAKE) --no-print-directory fonts
	@$(MAKE) --no-print-directory -j2 all
	@for c in qingling national-demo laiyuan-demo chifeng-demo zaozhuang-demo; do $B/jianbao build samples/$$c || exit 1; done
	@echo "完成：用浏览器打开 output/qingling/index.html"

# The official forms of templates/form with the sample data beside them, to output/forms.
FORMS := $(patsubst samples/forms/%.json,%,$(wildcard samples/forms/*.json))
forms: all
	@mkdir -p output/forms
	@for f in $(FORMS); do \
	  $B/jianbao mustache templates/form/$$f.html.mustache samples/forms/$$f.json -p templates > output/forms/$$f.html && \
	  $B/jianbao render output/forms/$$f.html -o output/forms/$$f.pdf || exit 1; done

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/jianbao
	install -m 755 $B/jianbao $(DESTDIR)$(PREFIX)/bin/jianbao
	cp -R templates $(DESTDIR)$(PREFIX)/share/jianbao/
	install -d $(DESTDIR)$(PREFIX)/share/jianbao/fonts
	cp -RL fonts/. $(DESTDIR)$(PREFIX)/share/jianbao/fonts/

# A county of any size in samples/county-N: make county N=50000 [SEED=1]
N    ?= 50000
SEED ?= 1
county: $B/generate
	$B/generate --seed $(SEED) --households $N --townships 20 -o samples/county-$N
$B/generate: $(wildcard samples/generator/*.c) $(wildcard samples/generator/*.h)
	@mkdir -p $(@D)
	$(SAY) "  CC  $@"
	$Q$(CC) $(STD) $(WARN) $(OPT) -o $@ $(filter %.c,$^)

# ---- What a developer types ----

test: setup-test
	@$(MAKE) --no-print-directory fonts
	@$(MAKE) --no-print-directory -j2 all $(TESTS)
	@B=$B sh tests/run.sh

# The whole suite again under AddressSanitizer and UndefinedBehaviorSanitizer.
asan:
	@$(MAKE) --no-print-directory test B=build/asan OPT='-O1 -g' \
	  SAN='-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer'

# Show how the stage dumps differ from tests/golden, and ask before rewriting them.
golden: all
	@B=$B sh tests/golden.sh --ask

# One libFuzzer program per parser; FUZZ_SECONDS each, from the corpus in tests/fuzz/corpus.
FUZZ_SECONDS ?= 60
FUZZERS := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
fuzz:
	@$(MAKE) --no-print-directory -j2 fuzzers CC=clang B=build/fuzz OPT='-O1 -g' \
	  SAN='-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all'
	@for f in $(FUZZERS); do mkdir -p build/fuzz/corpus/$$f; \
	  build/fuzz/fuzz_$$f -max_total_time=$(FUZZ_SECONDS) -print_final_stats=1 \
	    build/fuzz/corpus/$$f $$(ls -d tests/fuzz/corpus/$$f 2>/dev/null) || exit 1; done
fuzzers: $(patsubst %,$B/fuzz_%,$(FUZZERS))
$B/fuzz_%: tests/fuzz/fuzz_%.c $(call ARCHIVE,$(LIBMODS))
	$(SAY) "  CC  $<"
	$Q$(CC) $(ALLCF) -fsanitize=fuzzer -o $@ $< -Wl,--start-group $(call ARCHIVE,$(LIBMODS)) -Wl,--end-group $(LIBS)

bench: all
	@B=$B sh tests/bench.sh

help:
	@echo "make demo      set up, build, write the sample dossiers to output/"
	@echo "make test      set up, build, run every test"
	@echo "make forms     the official forms with sample data to output/forms/"
	@echo "make           build build/jianbao only"
	@echo "make install   to PREFIX=$(PREFIX)"
	@echo "make asan | fuzz | bench | golden | layers | fonts | county N=50000"

layers:
	@sh tests/layers.sh

clean:
	rm -rf build

.PHONY: all setup setup-test fonts demo forms install county test asan golden fuzz fuzzers bench help layers clean
.SECONDARY:
-include $(patsubst %.c,$B/%.d,$(SRC)) $(addsuffix .d,$(TESTS))
