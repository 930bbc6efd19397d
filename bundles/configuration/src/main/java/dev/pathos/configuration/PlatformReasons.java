package dev.pathos.configuration;

import dev.pathos.api.composition.Nearest;
import dev.pathos.api.composition.Reasons;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.MetaTypeService;

/**
 * Answers from what SCR, the framework and the repositories know. It needs as little as it can, so
 * that it is there when others are not.
 */
@Component
public final class PlatformReasons implements Reasons {
    private final BundleContext context;
    private final Shelf shelf;
    private final Scr scr;
    private final Causes causes;

    /** Called by Declarative Services. */
    @Activate
    public PlatformReasons(
            @Reference ServiceComponentRuntime components,
            @Reference MetaTypeService metatype,
            BundleContext context) {
        this.context = context;
        this.shelf = Shelf.of(context);
        this.scr = new Scr(components, context);
        this.causes =
                new Causes(scr, new Declarations(components, metatype, context), context, shelf);
    }

    @Override
    public Table why(String name) {
        Bundles bundles = new Bundles(context, shelf);
        Subjects subjects =
                new Subjects(scr, causes, new DormantParts(context, bundles), bundles, context);
        Optional<Cause> cause = subjects.cause(name);
        return Answer.of(
                cause.or(() -> absent(name))
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                "there is nothing called '" + name + "'",
                                                "why",
                                                advice(name, subjects))));
    }

    /** What is not installed, but could be. */
    private Optional<Cause> absent(String name) {
        return shelf.part(name)
                .or(() -> shelf.named(name))
                .map(remedy -> Cause.end(name, "", "is in no bundle here", remedy));
    }

    private static String advice(String name, Subjects subjects) {
        return Nearest.to(name, subjects.names())
                .map(near -> "did you mean '" + near + "'?")
                .orElse("the commands parts and help list what there is");
    }
}
