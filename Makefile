# GNU make.  `make help` lists the targets.
CC      ?= cc
STD      = -std=c11 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE
WARN     = -Wall -Wextra -Wshadow -Wconversion -Wvla -Wstrict-prototypes -Wmissing-prototypes
OPT     ?= -O2 -g
PKGS     = libcjson expat harfbuzz harfbuzz-subset freetype2 icu-uc nettle zlib
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

$B/jianbao: $(APPOBJ) $(call ARCHIVE,$(LIBMODS))
	$(CC) $(SAN) $(LDFLAGS) -o $@ $(APPOBJ) -Wl,--start-group $(call ARCHIVE,$(LIBMODS)) -Wl,--end-group $(LIBS)

define module_rules
$B/lib/$1.a: $(patsubst %.c,$B/%.o,$(wildcard src/$1/*.c))
	@mkdir -p $$(@D)
	@rm -f $$@
	$$(AR) rcsD $$@ $$^
endef
$(foreach m,$(LIBMODS),$(eval $(call module_rules,$m)))

$B/src/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(ALLCF) -MMD -MP -c -o $@ $<

# One test program per file: tests/unit/MODULE/test_x.c links only what LAYERS lets MODULE use.
define unit_rules
$B/unit/$1/%: tests/unit/$1/%.c $(call ARCHIVE,$(call closure,$1))
	@mkdir -p $$(@D)
	$$(CC) $$(ALLCF) -Itests -MMD -MP -o $$@ $$< -Wl,--start-group $(call ARCHIVE,$(call closure,$1)) -Wl,--end-group $$(LIBS) -lcmocka
endef
$(foreach m,$(LIBMODS),$(eval $(call unit_rules,$m)))

# `make unit-base` builds and runs one module's tests.
unit-%:
	@$(MAKE) --no-print-directory B=$B $(patsubst %,'%',$(filter $B/unit/$*/%,$(TESTS)))
	@for t in $(filter $B/unit/$*/%,$(TESTS)); do $$t || exit 1; done

layers:
	@sh tests/layers.sh

clean:
	rm -rf build

.PHONY: all layers clean
.SECONDARY:
-include $(patsubst %.c,$B/%.d,$(SRC)) $(addsuffix .d,$(TESTS))
