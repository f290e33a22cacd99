#include "cli/console.hpp"

int main(int argc, char** argv) { return entente::cli::run(argc, argv); }
