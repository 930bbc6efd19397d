package dev.pathos.shell;

import dev.pathos.api.run.Caches;
import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command that looks after the folder of caches. */
@Component(service = CacheCommands.class)
@GogoCommand(scope = "pathos", function = "cache")
public final class CacheCommands {
    private static final String EXTRACTOR = "--extractor";

    private static final Usage CACHE =
            new Usage(
                    "cache",
                    "[clear [<kind>] [" + EXTRACTOR + " <extractor>] | trim <size>]",
                    false,
                    "cache clear --extractor lld");

    private final Caches caches;

    /** Called by Declarative Services. */
    @Activate
    public CacheCommands(@Reference Caches caches) {
        this.caches = caches;
    }

    /** Tells what lies in the cache, or deletes it. */
    @Descriptor(
            "tells what lies in the cache, or deletes all of it, one kind, one extractor's features,"
                    + " or what was not used for longest; example: cache clear --extractor lld")
    public Object cache(
            @Descriptor("[clear [<kind>] [--extractor <extractor>] | trim <size>]")
                    String... arguments) {
        Call call = Call.parse(CACHE, arguments);
        if (call.help()) {
            return CACHE.help();
        }
        List<String> words = call.operands();
        Optional<String> extractor = Optional.ofNullable(call.options().get(EXTRACTOR));
        String verb = words.isEmpty() ? "" : words.get(0);
        Optional<String> operand = words.stream().skip(1).findFirst();
        if (words.size() > 2 || extractor.isPresent() && !verb.equals("clear")) {
            throw CACHE.wrong("it does not understand " + String.join(" ", arguments));
        }
        return switch (verb) {
            case "" -> caches.contents();
            case "clear" -> caches.clear(operand, extractor);
            case "trim" ->
                    caches.trim(
                            operand.orElseThrow(
                                    () -> CACHE.wrong("trim needs a size, such as 20G")));
            default -> throw CACHE.wrong("there is no '" + verb + "'");
        };
    }
}
