// gojsonschema says of every case what the library says, by the draft-07 schemas.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"github.com/xeipuuv/gojsonschema"
)

type line struct {
	Kind     string
	Valid    bool
	Document json.RawMessage
}

func main() {
	root, cases := os.Args[1], os.Args[2]
	schemas := map[string]*gojsonschema.Schema{}
	file, err := os.Open(cases)
	if err != nil {
		panic(err)
	}
	scanner := bufio.NewScanner(file)
	scanner.Buffer(nil, 1<<26)
	accepted, refused := 0, 0
	for scanner.Scan() {
		var one line
		if err := json.Unmarshal(scanner.Bytes(), &one); err != nil {
			panic(err)
		}
		schema := schemas[one.Kind]
		if schema == nil {
			text, err := os.ReadFile(root + "/docs/schema/1/draft-07/" + one.Kind + ".schema.json")
			if err != nil {
				panic(err)
			}
			if schema, err = gojsonschema.NewSchema(gojsonschema.NewBytesLoader(text)); err != nil {
				panic(err)
			}
			schemas[one.Kind] = schema
		}
		result, err := schema.Validate(gojsonschema.NewBytesLoader(one.Document))
		if err != nil {
			panic(err)
		}
		if result.Valid() != one.Valid {
			fmt.Printf("gojsonschema %s says %v of %s\n", one.Kind, result.Valid(), one.Document)
			os.Exit(1)
		}
		if one.Valid {
			accepted++
		} else {
			refused++
		}
	}
	fmt.Printf("Go gojsonschema draft-07: %d accepted, %d refused, as by the library\n", accepted, refused)
}
