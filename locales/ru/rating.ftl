# Оценка исполненной заявки и телефон для одной заявки.

rating-invite = Как сделали? Оцените, пожалуйста.
rating-ask = Как сделали по заявке № { $number }? Оцените, пожалуйста.
rating-star-5 = 5 — отлично
rating-star-4 = 4 — хорошо
rating-star-3 = 3 — терпимо
rating-star-2 = 2 — плохо
rating-star-1 = 1 — очень плохо
rating-words = звёзд|звезды|звезда|из 5|баллов|балла|балл
rating-undone = Не сделано
rating-give = Оценить
rating-again = Открыть снова
rating-enough = Не нужно
rating-thanks = Спасибо! Ваша оценка: { $stars } из 5.
rating-why = Что не так с заявкой № { $number }? Нажмите кнопку или напишите своими словами.
rating-why-stars = Записали: { $stars } из 5. Жаль, что так. Что не понравилось? Нажмите кнопку или напишите своими словами.
rating-reason-left = Проблема осталась
rating-reason-badly = Сделали плохо
rating-reason-slowly = Слишком долго
rating-reason-rudely = Были грубы
rating-again-ask = Открыть заявку № { $number } снова, чтобы её доделали?
rating-reopened = Открыли № { $number } снова. Сотрудники увидят, что осталось сделать.
rating-passed = Спасибо, передали сотрудникам.
rating-not-now = Заявку № { $number } сейчас оценить нельзя. Оценка понадобится, когда её исполнят.
rating-late = Прошло больше двух недель, оценка № { $number } уже не меняется. Если проблема осталась, сообщите о ней снова.
rating-number = Назовите номер и оценку, например: /оценить 12 5

rating-told = Житель оценил № { $number }: { $stars } из 5
rating-told-anew = Житель изменил оценку № { $number }: было { $before }, стало { $stars } из 5
rating-told-why =
    Житель о № { $number }:
    { $reason }
rating-told-again =
    Житель открыл № { $number } снова:
    { $reason }

phone-give = Чтобы вам перезвонили
phone-ask = По какому номеру перезвонить по заявке № { $number }? Номер увидят только те, кто ею занимается.
phone-ask-other =
    Сейчас по заявке № { $number } перезвонят на { $phone }.
    Пришлите другой номер, если нужно.
phone-remove = Больше не звонить
phone-kept = Записали { $phone } для заявки № { $number }. Больше ни для чего номер не нужен.
phone-removed = Убрали номер из заявки № { $number }.
phone-late = Заявка № { $number } уже закончена, звонить по ней не будут.
phone-told = Житель просит перезвонить по № { $number }. Номер — по кнопке под карточкой.
phone-show = Телефон: показать
phone-none-given = По № { $number } житель не оставил телефон.
phone-is-given = № { $number }: { $phone }
phone-shown-private = Телефон по № { $number } отправлен вам в личные сообщения.
phone-press = Нажмите «Телефон: показать» под карточкой: номер увидите только вы. Карточка: /заявка { $number }
