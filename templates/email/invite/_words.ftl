<#-- The words of the letter that lets somebody set a password: a new account's, or one that forgot theirs. -->
<#assign all = {
  "en": {
    "subject": { "invite": "Your account in the console", "password": "A link for a new password" },
    "lead": {
      "invite": "{} invites you to the console where our letters are made. Your name there is:",
      "password": "{} sends you a link for a new password in the console. Your name there is:"
    },
    "button": { "invite": "Set a password and come in", "password": "Set a new password" },
    "open": "Open this page and set a password:",
    "not": { "invite": "You do not know what this is about? Do nothing: without a password nothing opens.", "password": "You did not ask? Do nothing: your password stays as it is." },
    "valid": "The link works once and holds for {} days.",
    "by": "Published by {}"
  },
  "uk": {
    "subject": { "invite": "Ваш обліковий запис у редакції", "password": "Посилання для нового пароля" },
    "lead": {
      "invite": "{} запрошує вас туди, де складаються наші листи. Ваше ім’я там:",
      "password": "{} надсилає вам посилання для нового пароля. Ваше ім’я там:"
    },
    "button": { "invite": "Встановити пароль і увійти", "password": "Встановити новий пароль" },
    "open": "Відкрийте сторінку й встановіть пароль:",
    "not": { "invite": "Не знаєте, про що це? Нічого не робіть: без пароля нічого не відчиниться.", "password": "Ви не просили? Нічого не робіть: ваш пароль лишиться таким, як є." },
    "valid": "Посилання спрацює один раз і діє {} днів.",
    "by": "Видає «{}»"
  }
}>
<#assign w = all[language]!all["en"]>
