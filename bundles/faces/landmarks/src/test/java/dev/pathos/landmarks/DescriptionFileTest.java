package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionFileTest {
    private static final String DIGEST = "0f".repeat(32);

    @TempDir Path folder;

    private Path write(String json) throws IOException {
        return Files.writeString(
                folder.resolve("m.json"), json.replace('\'', '"').replace("DIGEST", DIGEST));
    }

    @Test
    void should_be_read_as_it_was_written() throws IOException {
        Map<String, String> said =
                Map.of(
                        "sha256", DIGEST.toUpperCase(Locale.ROOT),
                        "size", "128",
                        "color", "BGR",
                        "scale", "1/127.5",
                        "mean", "1",
                        "deviation", "0.5, 0.25,0.125",
                        "output", "points",
                        "output.unit", "centred",
                        "output.layout", "planar",
                        "box.factor", "1.25");
        Description description = Description.of(Key.typed(said, "a test"), "a test");
        Path file = Files.writeString(folder.resolve("x.json"), DescriptionFile.text(description));
        assertEquals(description, DescriptionFile.read(file));
        assertEquals(1 / 127.5, description.network(file).scale());
        assertEquals(List.of(1., 1., 1.), description.values().get(Key.MEAN));
        String text = Files.readString(file);
        assertTrue(text.contains("\n  \"size\": 128,\n"), text);
        assertTrue(text.contains("\n  \"deviation\": [0.5,0.25,0.125],\n"), text);
        Key.names().forEach(name -> assertTrue(text.contains('"' + name + '"'), text));
    }

    @Test
    void should_take_the_usual_where_nothing_is_said() throws IOException {
        Description description = DescriptionFile.read(write("{'sha256':'sha256:DIGEST'}"));
        assertEquals(112, description.size());
        assertEquals(DIGEST, description.sha256());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'sha256':'DIGEST','box_factor':1} | no key 'box_factor' | 'box.factor'",
                "{'sha256':'DIGEST','colour':'rgb'} | no key 'colour' | 'color'",
                "{'sha256':'DIGEST','output.units':'pixel'} | no key 'output.units' | 'output.unit'",
                "{'sha256':'DIGEST','licence':'MIT'} | no key 'licence' | choose from box.factor, col",
                "{'size':112} | SHA-256 is not given | add the key sha256",
                "{'sha256':'DIGES'} | cannot be: 'DIGES' | 64 hexadecimal digits",
                "{'sha256':'DIGEST','size':112.5} | cannot be: '112.5' | whole number of pixels",
                "{'sha256':'DIGEST','size':0} | cannot be: '0' | from 8 to 4096",
                "{'sha256':'DIGEST','size':'112'} | cannot be: '\"112\"' | whole number of pixels",
                "{'sha256':'DIGEST','color':'grey'} | cannot be: 'grey' | rgb or bgr",
                "{'sha256':'DIGEST','scale':0} | cannot be: '0' | not 0",
                "{'sha256':'DIGEST','scale':1e999} | cannot be | a number",
                "{'sha256':'DIGEST','mean':[1,2]} | cannot be: '1, 2' | one number or three",
                "{'sha256':'DIGEST','mean':[1,'2',3]} | cannot be | one number or three",
                "{'sha256':'DIGEST','deviation':[1,0,1]} | cannot be: '1, 0, 1' | none of them 0",
                "{'sha256':'DIGEST','output.unit':'meters'} | cannot be: 'meters' | share, pixel",
                "{'sha256':'DIGEST','box.factor':-1} | cannot be: '-1' | 0.1 to 10",
                "{'sha256':'DIGEST','size':112,'size':113} | no JSON object | mend it",
                "['sha256'] | no JSON object | mend it",
                "{'sha256':'DIGEST' | no JSON object | mend it",
            })
    void should_name_file_key_and_remedy_when_a_description_is_not_understood(
            String json, String what, String remedy) throws IOException {
        Path file = write(json);
        Problem problem = assertThrows(Problem.class, () -> DescriptionFile.read(file));
        assertTrue(problem.getMessage().contains(file.toString()), problem.getMessage());
        assertTrue(problem.getMessage().contains(what), problem.getMessage());
        assertTrue(problem.getMessage().contains(remedy), problem.getMessage());
    }

    @Test
    void should_say_so_when_a_description_is_no_text_or_cannot_be_read() throws IOException {
        Path file = Files.write(folder.resolve("m.json"), new byte[] {'{', (byte) 0xff, '}'});
        assertTrue(
                assertThrows(Problem.class, () -> DescriptionFile.read(file))
                        .getMessage()
                        .contains("is no text"));
        Path absent = folder.resolve("absent.json");
        assertTrue(
                assertThrows(Problem.class, () -> DescriptionFile.read(absent))
                        .getMessage()
                        .contains("no such file"));
    }
}
