<#-- The words of the letter that lets somebody set a password: a new account's, or one that forgot theirs. -->
<#import "../_words_en.ftl" as en>
<#import "../_words_uk.ftl" as uk>
<#assign all = {
  "en": {
    "subject": { "invite": "Your account in the console", "password": "Set a new password", "forgotten": "Set a new password", "email": "Confirm your e-mail", "test": "Test letters to this address?" },
    "lead": {
      "invite": "{} has invited you to the console of our newsletters. Your name there is:",
      "password": "{} has sent you a link for setting a new password in the console. Your name there is:",
      "forgotten": "Someone, we hope you, asked to set a new password in the console. Your name there is:",
      "email": "Someone, we hope you, wants mail about this account in the console to come to this address:",
      "test": "{} would like to send test letters of our newsletters to this address:"
    },
    "button": { "invite": "Set a password", "password": "Set a new password", "forgotten": "Set a new password", "email": "Confirm this address", "test": "Yes, send them" },
    "open": { "invite": "Open this page and set a password:", "password": "Open this page and set a password:", "forgotten": "Open this page and set a password:", "email": "Open this page to confirm:", "test": "Open this page to agree:" },
    "not": { "invite": "If you do not know what this is about, ignore this mail.", "password": "If you did not ask for it, ignore this mail: your password stays the same.", "forgotten": "If you did not ask for it, ignore this mail: your password stays the same.", "email": "If it was not you, ignore this mail: nothing will change.", "test": "If you do not want them, ignore this mail: none will come." },
    "valid": { "invite": "The link works once, for {}.", "password": "The link works once, for {}.", "forgotten": "The link works once, for an hour.", "email": "The link works once, for an hour.", "test": "The link is valid for {}." },
    "lasting": en.lasting,
    "by": "Published by {}"
  },
  "uk": {
    "subject": { "invite": "Ваш обліковий запис у редакції", "password": "Встановіть новий пароль", "forgotten": "Встановіть новий пароль", "email": "Підтвердьте електронну пошту", "test": "Пробні листи на цю адресу?" },
    "lead": {
      "invite": "{} запрошує вас до консолі наших розсилок. Ваше ім’я там:",
      "password": "{} надсилає вам посилання для нового пароля. Ваше ім’я там:",
      "forgotten": "Хтось – сподіваємося, ви – хоче встановити новий пароль до консолі. Ваше ім’я там:",
      "email": "Хтось – сподіваємося, ви – хоче отримувати на цю адресу листи про обліковий запис у консолі:",
      "test": "{} хоче надсилати пробні листи наших розсилок на цю адресу:"
    },
    "button": { "invite": "Встановити пароль", "password": "Встановити новий пароль", "forgotten": "Встановити новий пароль", "email": "Підтвердити адресу", "test": "Так, надсилайте" },
    "open": { "invite": "Відкрийте сторінку й встановіть пароль:", "password": "Відкрийте сторінку й встановіть пароль:", "forgotten": "Відкрийте сторінку й встановіть пароль:", "email": "Відкрийте сторінку для підтвердження:", "test": "Відкрийте сторінку, щоб погодитися:" },
    "not": { "invite": "Якщо ви не знаєте, про що йдеться, не зважайте на цей лист.", "password": "Якщо ви цього не просили, не зважайте на лист: пароль не зміниться.", "forgotten": "Якщо ви цього не просили, не зважайте на лист: пароль не зміниться.", "email": "Якщо це не ви, не зважайте на лист: нічого не зміниться.", "test": "Якщо ви їх не хочете, не зважайте на цей лист: жоден не надійде." },
    "valid": { "invite": "Посилання спрацює один раз і діє {}.", "password": "Посилання спрацює один раз і діє {}.", "forgotten": "Посилання діє один раз, протягом години.", "email": "Посилання діє один раз, протягом години.", "test": "Посилання діє {}." },
    "lasting": uk.lasting,
    "by": "Видає «{}»"
  }
}>
<#assign w = all[language]!all["en"]>
