import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** networknt's validator says of every case what the library says, in both drafts. */
public class Verdicts {
    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]);
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> cases = new ArrayList<>();
        Path corpus = root.resolve("tests/corpus");
        for (JsonNode file : mapper.readTree(corpus.resolve("index.json").toFile()).get("files")) {
            mapper.readTree(corpus.resolve(file.get("path").asText()).toFile()).get("cases").forEach(cases::add);
        }
        for (String line : Files.readString(Path.of(args[1])).split("\n")) {
            cases.add(mapper.readTree(line));
        }
        for (VersionFlag version : List.of(VersionFlag.V202012, VersionFlag.V7)) {
            String draft = version == VersionFlag.V7 ? "draft-07" : "2020-12";
            JsonSchemaFactory factory = JsonSchemaFactory.getInstance(version);
            Map<String, JsonSchema> schemas = new HashMap<>();
            int accepted = 0;
            for (JsonNode one : cases) {
                String kind = one.get("kind").asText();
                if (!schemas.containsKey(kind)) {
                    Path path = root.resolve("docs/schema/1/" + draft + "/" + kind + ".schema.json");
                    schemas.put(kind, factory.getSchema(Files.readString(path)));
                }
                boolean valid = schemas.get(kind).validate(one.get("document")).isEmpty();
                if (valid != one.get("valid").asBoolean()) {
                    throw new AssertionError(draft + " says " + valid + " of " + one);
                }
                accepted += valid ? 1 : 0;
            }
            System.out.println("networknt " + draft + ": " + accepted + " accepted, " + (cases.size() - accepted) + " refused, as by the library");
        }
    }
}
