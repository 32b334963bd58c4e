//! The `courtesy` program: command line and language server around [`courtesy_rules`].
