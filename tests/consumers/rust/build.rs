//! A module of types for every draft-07 schema, and a function that takes a document there and back.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let schemas = Path::new("../../../docs/schema/1/draft-07");
    println!("cargo::rerun-if-changed={}", schemas.display());
    let mut paths: Vec<PathBuf> = fs::read_dir(schemas).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let (mut modules, mut arms) = (String::new(), String::new());
    for path in paths {
        let schema = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let mut space = typify::TypeSpace::default();
        let root = space.add_root_schema(schema).unwrap().unwrap();
        let title = space.get_type(&root).unwrap().name();
        let types = prettyplease::unparse(&syn::parse2(space.to_stream()).unwrap());
        for name in types.split("pub ").filter_map(|item| item.strip_prefix("struct ").or(item.strip_prefix("enum "))) {
            let name = name.split(|c: char| !c.is_alphanumeric()).next().unwrap();
            assert!(!name.ends_with(|c: char| c.is_ascii_digit()), "{}: {name}", path.display());
        }
        let name = path.file_name().unwrap().to_str().unwrap().trim_end_matches(".schema.json").to_owned();
        let module = name.replace('-', "_");
        writeln!(modules, "pub mod {module} {{ {types} }}").unwrap();
        writeln!(arms, "\"{name}\" => returned::<{module}::{title}>(document),").unwrap();
    }
    let function = format!("fn by_kind(kind: &str, document: &Value) -> Value {{ match kind {{ {arms} _ => panic!(\"{{kind}}\") }} }}");
    let out = Path::new(&env::var("OUT_DIR").unwrap()).join("types.rs");
    fs::write(out, modules + &function).unwrap();
}
