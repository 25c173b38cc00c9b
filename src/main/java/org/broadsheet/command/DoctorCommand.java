package org.broadsheet.command;

import java.util.concurrent.Callable;

@picocli.CommandLine.Command(name = "xDoctor")
class DoctorCommand implements Callable<Integer> {
    DoctorCommand(Application a) {}

    public Integer call() {
        return 0;
    }
}
