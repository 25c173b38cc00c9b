package org.broadsheet.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Web pages, schedule and delivery worker, until SIGTERM.")
class ServeCommand implements Callable<Integer> {
    private final Application application;

    ServeCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        application.serve();
        return Exit.STAYS_UP;
    }
}
