<#-- Сторінки видання внизу: broadsheet.newsroom.links.*. -->
<#assign newsroomLinks = {
  "privacy": "Політика приватності", "imprint": "Вихідні дані", "accessibility": "Доступність", "terms": "Умови користування", "support": "Підтримати нас"
}>
