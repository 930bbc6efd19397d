package dev.pathos.shell;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.FilePart;
import dev.pathos.api.composition.PartKind;
import dev.pathos.api.composition.PartKind.Reference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What bundles declare of kinds of parts, looked up once for one command. */
final class Kinds {
    private final Map<String, PartKind> known;

    Kinds(Composer composer) {
        this.known = composer.kinds();
    }

    /** A kind, if a bundle offers it. */
    Optional<PartKind> of(String pid) {
        return Optional.ofNullable(known.get(pid));
    }

    /** The references of a part; none if its kind is unknown. */
    List<Reference> references(FilePart part) {
        return of(part.pid()).map(PartKind::references).orElse(List.of());
    }

    /** The keys of a part; none if its kind is unknown. */
    List<PartKind.Key> keys(FilePart part) {
        return of(part.pid()).map(PartKind::keys).orElse(List.of());
    }

    /** Whether a part provides a service. */
    boolean provides(FilePart part, String service) {
        return of(part.pid()).filter(kind -> kind.services().contains(service)).isPresent();
    }
}
