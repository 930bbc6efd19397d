package dev.pathos.records;

import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/**
 * Writes YAML that readers of version 1.1 understand as those of 1.2 do: a class called {@code no}
 * or {@code 1:30} stays a text.
 */
final class Yaml {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
    private static final Pattern NO_TEXT =
            Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|nan|inf");

    private Yaml() {}

    /** Mappings, lists, texts, numbers and booleans in block style. */
    static String dump(Map<String, Object> document) {
        DumpSettings settings =
                DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(100).build();
        return new Dump(settings, new Representer(settings)).dumpToString(document);
    }

    /** Quotes what is not plainly a word. */
    private static final class Representer extends StandardRepresenter {
        Representer(DumpSettings settings) {
            super(settings);
            representers.put(
                    String.class,
                    text -> {
                        String s = (String) text;
                        boolean plain = PLAIN.matcher(s).matches() && !NO_TEXT.matcher(s).matches();
                        return new ScalarNode(
                                Tag.STR, s, plain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
                    });
        }
    }
}
