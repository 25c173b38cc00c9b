package org.broadsheet.console.account;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.job.ApprovalRequests.EditorsAddresses;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The accounts of the console. Usernames and addresses are compared without regard to case. */
@Service
public class Accounts implements EditorsAddresses {
    private static final int LONGEST_NAME = 320;
    private static final Pattern UNCLEAR = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]");

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One who may enter the console.
     *
     * @param email where links for a new password go; the first account may have none
     * @param accepted when the invitation was; null: not yet
     * @param sessions how often the owner is logged in
     */
    public record Account(
            String username,
            @Nullable String email,
            Role role,
            Instant created,
            @Nullable Instant accepted,
            @Nullable Instant disabled,
            @Nullable Instant lastLogin,
            int passkeys,
            int sessions) {
        public State state() {
            if (disabled != null) return State.DISABLED;
            return accepted == null ? State.INVITED : State.ACTIVE;
        }
    }

    public enum State {
        ACTIVE,
        INVITED,
        DISABLED
    }

    public enum Role {
        /** Editions: change, preview, test, send. */
        EDITOR,
        /** All that, and members, accounts and settings. */
        ADMIN;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        String[] authorities() {
            return this == ADMIN ? new String[] {"EDITOR", "ADMIN"} : new String[] {"EDITOR"};
        }
    }

    private static final String SELECT = """
            select a.username, a.email, upper(a.role) as role, a.created, a.accepted, a.disabled, a.last_login,
                   (select count(*) from spring_session s
                     where s.principal_name = a.username
                       and s.expiry_time > extract(epoch from now()) * 1000) as sessions,
                   (select count(*) from user_entities e join user_credentials c on c.user_entity_user_id = e.id
                     where e.name = a.username) as passkeys
              from account a
            """;

    List<Account> all() {
        return jdbc.sql(SELECT + "order by lower(a.username)")
                .query(Account.class)
                .list();
    }

    @Override
    public List<String> ofEditors() {
        return all().stream()
                .filter(account -> account.state() == State.ACTIVE)
                .flatMap(account -> Stream.ofNullable(account.email()))
                .toList();
    }

    private static final String FIND = SELECT + """
             where lower(:name) in (lower(a.username), lower(a.email))
             order by lower(a.username) = lower(:name) desc
             limit 1
            """;

    /** @param name a username or an e-mail address, as somebody typed it */
    public Optional<Account> find(String name) {
        return jdbc.sql(FIND)
                .param("name", canonical(name))
                .query(Account.class)
                .optional();
    }

    /** The address as it is: what only looks alike in Unicode belongs to somebody else. */
    Optional<Account> withEmail(String email) {
        if (isUnclear(email)) return Optional.empty();
        return jdbc.sql(SELECT + "where lower(a.email) = lower(:email)")
                .param("email", email.strip())
                .query(Account.class)
                .optional();
    }

    private static final String PASSWORD = """
            select password from account where username = :username and disabled is null and accepted is not null
            """;

    /** As it is stored, encoded; none: by passkey or the newsroom's own login only. */
    Optional<String> password(Account account) {
        return jdbc.sql(PASSWORD)
                .param("username", account.username())
                .query((row, n) -> Optional.ofNullable(row.getString("password")))
                .optional()
                .flatMap(found -> found);
    }

    private static final String INVITE = """
            insert into account (username, email, role, invited_by)
            values (:username, :email, :role, :by)
            on conflict do nothing
            """;

    /** False where the name or the address has an account already. */
    boolean invite(String username, String email, Role role, String by) {
        return jdbc.sql(INVITE)
                        .param("username", username)
                        .param("email", email)
                        .param("role", role.stored())
                        .param("by", by)
                        .update()
                == 1;
    }

    private static final String SET_PASSWORD = """
            update account set password = :password, accepted = coalesce(accepted, now()) where username = :username
            """;

    void setPassword(String username, String encoded) {
        jdbc.sql(SET_PASSWORD)
                .param("password", encoded)
                .param("username", username)
                .update();
    }

    private static final String ENTERED = """
            update account set last_login = now(), accepted = coalesce(accepted, now()) where username = :username
            """;

    void entered(String username) {
        jdbc.sql(ENTERED).param("username", username).update();
    }

    void setRole(String username, Role role) {
        jdbc.sql("update account set role = :role where username = :username")
                .param("role", role.stored())
                .param("username", username)
                .update();
    }

    void setDisabled(String username, boolean disabled) {
        jdbc.sql("update account set disabled = case when :disabled then now() end where username = :username")
                .param("disabled", disabled)
                .param("username", username)
                .update();
    }

    void remove(String username) {
        jdbc.sql("delete from account where username = :username")
                .param("username", username)
                .update();
    }

    private static final String ADMINS = """
            select username from account where role = 'admin' and disabled is null and accepted is not null for update
            """;

    /** Whether the newsroom would have no administrator without this one; nobody changes that until the transaction ends. */
    boolean isLastAdmin(String username) {
        return jdbc.sql(ADMINS).query(String.class).list().equals(List.of(username));
    }

    /**
     * The one form in which a typed name is looked up and counted: NFKC (UAX #15), without control and format characters,
     * trimmed. Letters stay as they are; the database compares without regard to case.
     */
    static String canonical(String typed) {
        String name = typed.length() > LONGEST_NAME ? typed.substring(0, LONGEST_NAME) : typed;
        return UNCLEAR.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .replaceAll("")
                .strip();
    }

    /** The canonical form without regard to case, for names that no account has. */
    static String folded(String typed) {
        return canonical(typed).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** Whether control or format characters stand in it: nobody types these, and no account has them. */
    static boolean isUnclear(String typed) {
        return UNCLEAR.matcher(typed).find();
    }
}
