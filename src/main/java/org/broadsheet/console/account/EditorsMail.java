package org.broadsheet.console.account;

import java.util.List;
import java.util.Objects;
import org.broadsheet.job.EditorsAddresses;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Whom the job asks for approval: everybody who can enter the console and has an address there. */
@ConditionalOnWebApplication
@Component
class EditorsMail implements EditorsAddresses {
    private final Accounts accounts;

    EditorsMail(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<String> ofEditors() {
        return accounts.all().stream()
                .filter(account -> account.state().equals("active"))
                .map(Account::email)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}
