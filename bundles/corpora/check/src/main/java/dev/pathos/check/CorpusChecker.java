package dev.pathos.check;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.Composition;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.run.CorpusCheck;
import dev.pathos.api.run.Event;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Run;
import dev.pathos.api.run.RunListener;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Composes a corpus alone, with what it refers to, and reads it. */
@Component
public final class CorpusChecker implements CorpusCheck {
    private final BundleContext context;
    private final Composer composer;
    private final MediaSource media;
    private final Set<RunListener> listeners = ConcurrentHashMap.newKeySet();

    /**
     * Made by Declarative Services.
     *
     * @param context finds the composed corpus
     * @param composer turns configurations into parts
     * @param media opens sound
     */
    @Activate
    public CorpusChecker(
            BundleContext context, @Reference Composer composer, @Reference MediaSource media) {
        this.context = context;
        this.composer = composer;
        this.media = media;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindListener(RunListener listener) {
        listeners.add(listener);
    }

    void unbindListener(RunListener listener) {
        listeners.remove(listener);
    }

    @Override
    public List<Table> check(
            String part, Optional<Path> config, List<String> overrides, boolean fast) {
        try (Composition composition =
                config.isPresent()
                        ? composer.compose(config.get(), overrides, part)
                        : composer.compose(part, overrides)) {
            ServiceReference<Corpus> reference = find(composition.id(), part);
            try {
                Corpus corpus = context.getService(reference);
                return new Census(part, corpus, media, fast, clips -> tell(part, clips)).take();
            } catch (IOException e) {
                throw new Problem(
                        "the corpus cannot be read: " + e.getMessage(),
                        "part " + part,
                        "see that its files are there and readable",
                        e);
            } finally {
                context.ungetService(reference);
            }
        }
    }

    private ServiceReference<Corpus> find(String run, String part) {
        String filter =
                "(&(" + Composition.RUN + "=" + run + ")(" + Composition.PART + "=" + part + "))";
        try {
            Collection<ServiceReference<Corpus>> found =
                    context.getServiceReferences(Corpus.class, filter);
            return found.stream()
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new Problem(
                                            "'" + part + "' is no corpus",
                                            "part " + part,
                                            "name a part of the kind Corpus; the command parts"
                                                    + " lists them"));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void tell(String part, long clips) {
        Event event =
                new Event(
                        0,
                        "progress",
                        Map.of("phase", "reading " + part, "done", clips, "total", 0, "text", ""));
        listeners.forEach(listener -> listener.happened(new Reading(part), event));
    }

    /**
     * What listeners hear of: it keeps nothing.
     *
     * @param id the corpus's part
     */
    private record Reading(String id) implements Run {
        @Override
        public Path folder() {
            return Path.of(id);
        }

        @Override
        public boolean done() {
            return false;
        }

        @Override
        public void halt() {
            // Interrupting the command halts it.
        }
    }
}
