<#-- The words of the letter that lets somebody set a password: a new account's, or one that forgot theirs. -->
<#import "../_words_en.ftl" as en>
<#import "../_words_uk.ftl" as uk>
<#assign all = {
  "en": {
    "subject": { "invite": "Your account in the console", "password": "A link for a new password", "forgotten": "A link for a new password" },
    "lead": {
      "invite": "{} invites you to the console where our letters are made. Your name there is:",
      "password": "{} sends you a link for a new password in the console. Your name there is:",
      "forgotten": "Somebody, we hope you, asked for a new password in the console. Your name there is:"
    },
    "button": { "invite": "Set a password and come in", "password": "Set a new password", "forgotten": "Set a new password" },
    "open": "Open this page and set a password:",
    "not": { "invite": "You do not know what this is about? Do nothing: without a password nothing opens.", "password": "You did not ask? Do nothing: your password stays as it is.", "forgotten": "You did not ask? Do nothing: your password stays as it is." },
    "valid": { "invite": "The link works once and holds for {}.", "password": "The link works once and holds for {}.", "forgotten": "The link works once and holds for an hour." },
    "lasting": en.lasting,
    "by": "Published by {}"
  },
  "uk": {
    "subject": { "invite": "Ваш обліковий запис у редакції", "password": "Посилання для нового пароля", "forgotten": "Посилання для нового пароля" },
    "lead": {
      "invite": "{} запрошує вас туди, де складаються наші листи. Ваше ім’я там:",
      "password": "{} надсилає вам посилання для нового пароля. Ваше ім’я там:",
      "forgotten": "Хтось – сподіваємося, ви – просить новий пароль до консолі. Ваше ім’я там:"
    },
    "button": { "invite": "Встановити пароль і увійти", "password": "Встановити новий пароль", "forgotten": "Встановити новий пароль" },
    "open": "Відкрийте сторінку й встановіть пароль:",
    "not": { "invite": "Не знаєте, про що це? Нічого не робіть: без пароля нічого не відчиниться.", "password": "Ви не просили? Нічого не робіть: ваш пароль лишиться таким, як є.", "forgotten": "Ви не просили? Нічого не робіть: ваш пароль лишиться таким, як є." },
    "valid": { "invite": "Посилання спрацює один раз і діє {}.", "password": "Посилання спрацює один раз і діє {}.", "forgotten": "Посилання спрацює один раз і діє годину." },
    "lasting": uk.lasting,
    "by": "Видає «{}»"
  }
}>
<#assign w = all[language]!all["en"]>
