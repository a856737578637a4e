import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Every valid document goes into the types that quicktype generated and comes out the same. */
public class RoundTrip {
    public static void main(String[] args) throws Exception {
        ObjectMapper mapper = new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        int count = 0;
        for (String text : Files.readString(Path.of(args[0])).split("\n")) {
            JsonNode line = mapper.readTree(text);
            String kind = line.get("kind").asText();
            String name = Arrays.stream(kind.split("-"))
                    .map(part -> part.substring(0, 1).toUpperCase() + part.substring(1))
                    .collect(Collectors.joining());
            Class<?> type = Class.forName("types." + kind.replace("-", "") + "." + name);
            JsonNode document = line.get("document");
            JsonNode back = mapper.valueToTree(mapper.treeToValue(document, type));
            boolean same = document.equals((a, b) -> a.equals(b) || a.isNumber() && b.isNumber() && a.doubleValue() == b.doubleValue() ? 0 : 1, back);
            if (!same) {
                throw new AssertionError(document + "\n" + back);
            }
            count++;
        }
        System.out.println("quicktype: " + count + " documents read and returned in Java");
    }
}
