<#-- Слова випусків, їх надсилання й квитанцій українською. -->

<#assign none = "Випусків ще немає. Перший з’явиться тут, коли його надішле розклад або ви.">
<#assign edition = "Випуск">
<#assign state = "Стан">
<#assign subject = "Тема">
<#assign counts = {
  "recipients": "Одержувачі", "accepted": "Прийнято", "rejected": "Відхилено", "deferred": "Відкладено", "suppressed": "Вилучено", "uncertain": "Невідомо"
}>
<#assign approve = "Схвалити й надіслати">
<#assign pause = "Призупинити">
<#assign resume = "Продовжити">
<#assign cancel = "Скасувати остаточно">
<#assign letter = "Лист">
<#assign leftOut = "Не увійшло, і чому">
