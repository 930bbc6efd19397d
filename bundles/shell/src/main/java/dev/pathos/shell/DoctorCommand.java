package dev.pathos.shell;

import dev.pathos.api.health.Doctor;
import dev.pathos.api.health.Doctor.Examination;
import dev.pathos.api.health.Finding;
import dev.pathos.api.run.Problem;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command that looks whether all is well with the installation. */
@Component(service = DoctorCommand.class)
@GogoCommand(scope = "pathos", function = "doctor")
public final class DoctorCommand {
    private static final String NATIVES = "--natives";

    private static final Usage DOCTOR =
            new Usage("doctor", "", false, List.of(NATIVES), "doctor --natives");

    private final Doctor doctor;

    /** Called by Declarative Services. */
    @Activate
    public DoctorCommand(@Reference Doctor doctor) {
        this.doctor = doctor;
    }

    /** Looks at the installation; fails if something does not work. */
    @Descriptor(
            "looks whether Java, memory, folders, bundles and (--natives) native code are well;"
                    + " example: doctor --natives")
    public Object doctor(CommandSession session, @Descriptor("[--natives]") String... arguments) {
        Call call = Call.parse(DOCTOR, arguments);
        if (call.help()) {
            return DOCTOR.help();
        }
        call.nothing(DOCTOR);
        Examination examination = doctor.examine(call.options().containsKey(NATIVES));
        List<Finding> problems = examination.problems();
        if (problems.isEmpty()) {
            return examination.table();
        }
        session.getConsole().println(Layout.text(examination.table(), Terminal.width()));
        Finding first = problems.get(0);
        int others = problems.size() - 1;
        throw new Problem(
                first.what() + (others == 0 ? "" : ", and " + others + " more, see the table"),
                first.subject(),
                first.remedy());
    }
}
