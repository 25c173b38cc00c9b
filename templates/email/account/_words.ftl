<#-- The words of the mail that tells the owner of an account what has changed in who gets in. -->
<#assign all = {
  "en": {
    "subject": {
      "PASSWORD": "Your password was changed", "RESET": "Your password was reset",
      "PASSKEY_ADDED": "A passkey was added", "PASSKEY_REMOVED": "A passkey was removed", "PROVIDER": "Your newsroom’s login was used",
      "EMAIL": "Your e-mail was changed", "ADMIN": "You are an administrator now", "EDITOR": "You are an editor now",
      "DISABLE": "Your account was closed", "ENABLE": "Your account is open again"
    },
    "lead": {
      "PASSWORD": "The password of your account in the console was changed. All other devices were logged out; your passkeys still work. The account:",
      "RESET": "A new password was set by a link from a mail. All devices were logged out and all passkeys were removed; add yours again after you log in. The account:",
      "PASSKEY_ADDED": "The passkey “{detail}” was added to your account in the console. The account:",
      "PASSKEY_REMOVED": "The passkey “{detail}” was removed from your account in the console. The account:",
      "PROVIDER": "Someone logged in to the console with your newsroom’s login for the first time. The account:",
      "EMAIL": "Mail about your account in the console now goes to {detail}. The account:",
      "ADMIN": "{by} made you an administrator. Log in again. The account:",
      "EDITOR": "{by} made you an editor; you are no longer an administrator. Log in again. The account:",
      "DISABLE": "{by} closed your account in the console. Nobody can log in with it. The account:",
      "ENABLE": "{by} opened your account in the console again. Passkeys were removed; add yours again. The account:"
    },
    "next": "If this was not you, or you did not expect it, tell an administrator of your newsroom at once, and set a new password with “Forgotten your password?” on the login page.",
    "by": "Published by {}"
  },
  "uk": {
    "subject": {
      "PASSWORD": "Ваш пароль змінено", "RESET": "Ваш пароль скинуто",
      "PASSKEY_ADDED": "Додано ключ доступу", "PASSKEY_REMOVED": "Видалено ключ доступу", "PROVIDER": "Вхід через вашу редакцію",
      "EMAIL": "Вашу електронну пошту змінено", "ADMIN": "Тепер ви адміністратор", "EDITOR": "Тепер ви редактор",
      "DISABLE": "Ваш обліковий запис закрито", "ENABLE": "Ваш обліковий запис знову відкрито"
    },
    "lead": {
      "PASSWORD": "Пароль вашого облікового запису в консолі змінено. Сеанси на всіх інших пристроях завершено; ключі доступу діють і далі. Обліковий запис:",
      "RESET": "Новий пароль встановлено за посиланням із листа. Усі сеанси завершено, усі ключі доступу видалено; додайте свої знову після входу. Обліковий запис:",
      "PASSKEY_ADDED": "До вашого облікового запису в консолі додано ключ доступу «{detail}». Обліковий запис:",
      "PASSKEY_REMOVED": "З вашого облікового запису в консолі видалено ключ доступу «{detail}». Обліковий запис:",
      "PROVIDER": "До консолі вперше увійшли через вхід вашої редакції. Обліковий запис:",
      "EMAIL": "Листи про ваш обліковий запис у консолі тепер надходять на {detail}. Обліковий запис:",
      "ADMIN": "{by} надає вам права адміністратора. Увійдіть ще раз. Обліковий запис:",
      "EDITOR": "{by} надає вам права редактора; ви більше не адміністратор. Увійдіть ще раз. Обліковий запис:",
      "DISABLE": "{by} закриває ваш обліковий запис у консолі. Увійти з ним не може ніхто. Обліковий запис:",
      "ENABLE": "{by} знову відкриває ваш обліковий запис у консолі. Ключі доступу видалено; додайте свої знову. Обліковий запис:"
    },
    "next": "Якщо це зробили не ви або ви цього не чекали, одразу повідомте адміністратора вашої редакції та встановіть новий пароль через «Забули пароль?» на сторінці входу.",
    "by": "Видає «{}»"
  }
}>
<#assign w = all[language]!all["en"]>
<#assign subject = w.subject[kind]>
<#assign lead = w.lead[kind]?replace("{by}", by)?replace("{detail}", detail)>
<#assign next = w.next>
<#assign published = w.by?replace("{}", newsroom.name)>
