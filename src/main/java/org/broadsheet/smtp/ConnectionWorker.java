package org.broadsheet.smtp;

import java.io.IOException;
import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.connection.Connection;
import org.broadsheet.smtp.connection.Lost;
import org.broadsheet.smtp.connection.Opener;
import org.broadsheet.smtp.connection.Relays;
import org.broadsheet.smtp.reply.OneLine;
import org.broadsheet.smtp.reply.Ruling;
import org.jspecify.annotations.Nullable;

/** One of the connections of a run: opened when the gate lets it in, used until it must leave, opened anew. */
final class ConnectionWorker implements Runnable {
    private final SmtpRun run;
    private final ConnectionGate gate;
    private final Relays relays;

    /** Its envelope went down with a connection; the next one carries it. */
    private @Nullable SmtpTransaction held;

    ConnectionWorker(SmtpRun run, ConnectionGate gate, Relays relays) {
        this.run = run;
        this.gate = gate;
        this.relays = relays;
    }

    @Override
    public void run() {
        try {
            while (gate.enter(() -> run.wantsConnection(held != null))) inside();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            run.fail(e);
        }
        if (held != null) run.settle(held, Ruling.deferred("the run ended before its content was begun"));
    }

    private void inside() {
        try {
            if (held != null || run.hasMore()) use(relays.open());
        } catch (Opener.OpeningFailed e) {
            if (e.isForGood()) run.halt(new Stop(Scope.RELAY, e.line()));
            else gate.notOpened(e.line());
        } finally {
            gate.leave();
        }
    }

    private void use(Connection connection) {
        Dialogue dialogue = new Dialogue(connection, run);
        SmtpTransaction carried = held;
        held = null;
        gate.established();
        try {
            dialogue.carry(carried);
            connection.quit();
        } catch (Lost e) {
            held = dialogue.leave(e);
            report(connection.relay(), e);
        } catch (IOException e) {
            held = dialogue.leave(e);
        } catch (RuntimeException | Error e) {
            run.fail(e);
            held = dialogue.leave(new SmtpRun.Abandoned("an error of our own: " + e));
        } finally {
            connection.cut();
            gate.closed();
        }
    }

    private void report(Relay relay, Lost e) {
        if (e.isTrouble()) gate.trouble("relay " + relay + ": " + OneLine.withoutAddresses(e.words()));
        else gate.lost();
    }
}
