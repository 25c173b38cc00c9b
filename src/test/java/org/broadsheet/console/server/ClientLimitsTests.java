package org.broadsheet.console.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.broadsheet.console.ConsoleRoom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one client's network can have at once, and that a proxy's clients are not all one. */
class ClientLimitsTests {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static ConsoleRoom room;

    @BeforeAll
    static void start() {
        room = ServerRoom.shared();
    }

    @BeforeEach
    void forgetTries() {
        room.jdbc.sql("delete from throttle").update();
    }

    @Test
    void bodiesOfOneNetworkThatAreWaitedForAreBoundedAndOthersHaveTheirOwn() throws Exception {
        List<RawHttp> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < 16; i++) waiting.add(unfinished("198.51.100." + i));
            // The others are read by now: each has its thread.
            Thread.sleep(500);

            try (RawHttp oneMore = unfinished("198.51.100.99");
                    RawHttp elsewhere = unfinished("198.51.101.1");
                    RawHttp inTheClaim = unfinished("198.51.102.1, 198.51.100.7")) {
                assertThat(oneMore.status(SOON)).isEqualTo(429);
                assertThat(inTheClaim.status(SOON)).isEqualTo(429);
                elsewhere.send("l=1");
                assertThat(elsewhere.status(SOON)).isNotIn(429, 503, 408, 0, -1);
            }
        } finally {
            for (RawHttp client : waiting) client.close();
        }
    }

    private static RawHttp unfinished(String forwarded) throws Exception {
        return new RawHttp(ServerRoom.port())
                .head("POST", "/subscribe", FORM, "Content-Length: 10", "X-Forwarded-For: " + forwarded)
                .send("email=a");
    }

    @Test
    void refusedHooksOfOneNetworkAreSlowedAndOthersAreNot() throws Exception {
        for (int i = 0; i < 30; i++) assertThat(hook("198.51.100." + i)).isEqualTo(401);

        assertThat(hook("198.51.100.200")).isEqualTo(429);
        assertThat(hook("198.51.101.1")).isEqualTo(401);
    }

    private static int hook(String forwarded) throws Exception {
        try (RawHttp client = new RawHttp(ServerRoom.port())
                .head(
                        "POST",
                        "/hooks/mailgun",
                        "Content-Type: application/json",
                        "Content-Length: 2",
                        "X-Forwarded-For: " + forwarded)
                .send("{}")) {
            return client.status(SOON);
        }
    }

    @Test
    void slowBodiesAtTheActuatorsOwnPortLeaveTheProbesAnswered() throws Exception {
        int port = ServerRoom.managementPort();
        List<RawHttp> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 210; i++)
                slow.add(new RawHttp(port)
                        .head("POST", "/actuator/health/liveness", FORM, "Content-Length: 2000")
                        .send("a"));
            Thread.sleep(500);
            try (RawHttp probe = new RawHttp(port).head("GET", "/actuator/health/liveness")) {
                assertThat(probe.status(Duration.ofSeconds(2))).isEqualTo(200);
            }
            try (RawHttp large = new RawHttp(port).head("POST", "/actuator/loggers/x", FORM, "Content-Length: 70000")) {
                assertThat(large.status(SOON)).isEqualTo(413);
            }
        } finally {
            for (RawHttp client : slow) client.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void connectionsOfOneNetworkAreBoundedUnlessTheyAreAProxys(boolean behindProxy) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(ServerRoom.TOMCAT.toString());
        Connector connector = new Connector(ClientConnections.class.getName());
        connector.setPort(0);
        if (behindProxy) ((ClientConnections) connector.getProtocolHandler()).behindProxy();
        tomcat.setConnector(connector);
        tomcat.addContext("", null);
        tomcat.start();
        List<RawHttp> open = new ArrayList<>();
        try {
            for (int i = 0; i < ClientConnections.MOST; i++) open.add(new RawHttp(connector.getLocalPort()));
            assertThat(status(open.get(0))).isEqualTo(404);
            assertThat(status(open.get(ClientConnections.MOST - 1))).isEqualTo(404);

            for (int i = 0; i < 30; i++) open.add(new RawHttp(connector.getLocalPort()));
            for (RawHttp above : open.subList(ClientConnections.MOST, open.size()))
                assertThat(status(above)).isEqualTo(behindProxy ? 404 : -1);
            if (!behindProxy)
                assertThat(((ClientConnections) connector.getProtocolHandler()).getConnectionCount())
                        .as("refused ones take no place")
                        .isLessThanOrEqualTo(ClientConnections.MOST + 1);

            for (RawHttp client : open.subList(0, 9)) client.close();
            assertThat(answersSoon(connector.getLocalPort())).isTrue();
        } finally {
            for (RawHttp client : open) client.close();
            tomcat.stop();
            tomcat.destroy();
        }
    }

    private static boolean answersSoon(int port) throws Exception {
        for (int i = 0; i < 50; i++) {
            try (RawHttp client = new RawHttp(port)) {
                if (status(client) == 404) return true;
            }
            Thread.sleep(100);
        }
        return false;
    }

    private static int status(RawHttp client) throws Exception {
        try {
            client.head("GET", "/");
        } catch (SocketException e) {
            return -1;
        }
        return client.status(SOON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.20.30.40"})
    void prefixOfAnAddressIsItsNetwork(String address) {
        assertThat(ClientConnections.network(address)).isEqualTo(address.replaceFirst("\\d+$", ""));
        assertThat(ClientConnections.network("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:");
    }
}
