package dev.pathos.shell;

import dev.pathos.api.composition.Reasons;
import dev.pathos.api.run.Table;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The command that says why something is there or not; the launcher asks it, too. */
@Component(service = WhyCommand.class)
@GogoCommand(scope = "pathos", function = "why")
public final class WhyCommand {
    private static final Usage WHY = new Usage("why", "<part>", false, "why facial-activation");

    private final Reasons reasons;

    /**
     * Called by Declarative Services; the reasons may be missing like anything else, and then this
     * says so.
     */
    @Activate
    public WhyCommand(
            @Reference(
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    Reasons reasons) {
        this.reasons = reasons;
    }

    /** Says why a part, component, service, bundle or command is there or not. */
    @Descriptor(
            "says why a part, component, service, bundle or command is there or not; example: why"
                    + " facial-activation")
    public Object why(@Descriptor("<part>") String... arguments) {
        Call call = Call.parse(WHY, arguments);
        if (call.help()) {
            return WHY.help();
        }
        String name = call.operand(WHY);
        if (reasons == null) {
            String cause = "The bundle dev.pathos.configuration is missing or does not work";
            return new Table(
                    cause + ": add it and what it needs, as features/base.json does",
                    List.of("what", "bundle", "state"),
                    List.of(List.of(name, "-", "nobody here knows")),
                    List.of());
        }
        return reasons.why(name);
    }
}
