package org.broadsheet.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.broadsheet.command.doctor.Doctor;
import org.broadsheet.command.doctor.DoctorFinding;
import org.broadsheet.command.doctor.DoctorFinding.Verdict;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Checks configuration, database, relay, templates, DKIM key and DNS records, and says how to mend each.",
            "Ends with 0 where nothing is broken, else with 1; with 2 where the configuration is wrong."
        },
        footer = {"", "Example: broadsheet doctor --json"})
class DoctorCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Application application;
    private final List<DoctorFinding> findings = new ArrayList<>();

    @Option(names = "--json", description = "The findings as one JSON document on stdout.")
    private boolean json;

    DoctorCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        int code = examine();
        if (json) application.out().println(JSON.writeValueAsString(java.util.Map.of("findings", findings)));
        else findings.forEach(this::tell);
        return code;
    }

    private int examine() {
        try {
            return application.use(Needs.DATABASE, this::examine);
        } catch (RuntimeException e) {
            Fault fault = Fault.of(e);
            findings.add(DoctorFinding.broken("start", fault.line(), "put that right and ask again"));
            return fault.code();
        }
    }

    private int examine(ApplicationContext context) {
        findings.add(DoctorFinding.fine("database", "connected, its tables are up to date"));
        findings.addAll(Doctor.examine(context));
        boolean broken = findings.stream().anyMatch(f -> f.verdict() == Verdict.BROKEN);
        return broken ? Exit.FAULT : Exit.DONE;
    }

    private void tell(DoctorFinding finding) {
        application.out().printf("%-8s %-10s %s%n", finding.verdict(), finding.check(), finding.words());
        if (!finding.mend().isEmpty()) application.out().printf("%-8s %-10s -> %s%n", "", "", finding.mend());
    }
}
