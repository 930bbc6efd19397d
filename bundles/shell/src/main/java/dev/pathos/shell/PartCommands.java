package dev.pathos.shell;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.run.Table;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command that lists and explains what configurations can name. */
@Component(service = PartCommands.class)
@GogoCommand(scope = "pathos", function = "parts")
public final class PartCommands {
    private static final Usage PARTS = new Usage("parts", "[<kind>]", false, "parts csv-manifest");

    private final Composer composer;

    /** Called by Declarative Services. */
    @Activate
    public PartCommands(@Reference Composer composer) {
        this.composer = composer;
    }

    /** Lists the parts that bundles offer, or explains the keys of one kind. */
    @Descriptor(
            "lists the parts that configurations can name, or explains the keys of one; example:"
                    + " parts csv-manifest")
    public Object parts(@Descriptor("[<kind>]") String... arguments) {
        Call call = Call.parse(PARTS, arguments);
        if (call.help()) {
            return PARTS.help();
        }
        if (!call.operands().isEmpty()) {
            return composer.explain(call.operand(PARTS));
        }
        List<List<String>> rows =
                composer.parts().stream()
                        .map(
                                part ->
                                        List.of(
                                                part.service(),
                                                part.pid(),
                                                part.bundle(),
                                                part.state()))
                        .toList();
        return new Table(
                "Parts that installed bundles offer",
                List.of("kind", "pid", "bundle", "state"),
                rows,
                List.of(
                        "A configuration names a part as \"<pid>~<part>\": {\"<key>\": value}."
                                + " parts <pid> explains its keys."));
    }
}
